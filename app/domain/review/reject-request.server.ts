import type { Domain } from "#app/domain/domain.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";
import { recordDecision } from "./record-decision.server.ts";
import { type RejectionInput, wordRejection } from "./word-rejection.server.ts";

export function rejectRequest(domain: Domain, input: Seen & RejectionInput) {
  return decideOnSeen(domain, input, "reject", async (tx, request) => {
    const status = transition(request, "reject");
    if (!status.ok) return status;
    const worded = await wordRejection(tx, request, input);
    if (!worded.ok) return worded;
    return recordDecision(tx, domain, {
      request,
      seen: input,
      review: { decision: "rejected", ...worded.value },
      action: "rejected",
      details: { seen: input.version },
    });
  });
}

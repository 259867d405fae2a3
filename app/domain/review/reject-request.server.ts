import type { Domain } from "#app/domain/domain.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { refuse } from "#app/domain/result.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";
import { recordDecision } from "./record-decision.server.ts";

export function rejectRequest(domain: Domain, input: Seen & { reason: string }) {
  return decideOnSeen(domain, input, "reject", async (tx, request) => {
    const status = transition(request, "reject");
    if (!status.ok) return status;
    const message = input.reason.trim();
    if (!message) return refuse("reason-missing");
    return recordDecision(tx, domain, {
      request,
      seen: input,
      review: { decision: "rejected", message },
      action: "rejected",
      details: { seen: input.version },
    });
  });
}

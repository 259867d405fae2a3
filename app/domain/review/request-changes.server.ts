import type { Domain } from "#app/domain/domain.ts";
import { hasPlaceholder } from "#app/domain/reason/has-placeholder.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { refuse } from "#app/domain/result.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";
import { recordDecision } from "./record-decision.server.ts";
import { type ChangesInput, wordChanges } from "./word-changes.server.ts";

export function requestChanges(domain: Domain, input: Seen & ChangesInput) {
  return decideOnSeen(domain, input, "handle", async (tx, request) => {
    const status = transition(request, "request-changes");
    if (!status.ok) return status;
    const worded = await wordChanges(tx, request, input);
    if (!worded.ok) return worded;
    if (await hasPlaceholder(tx, worded.value.message)) return refuse("placeholder-left");
    return recordDecision(tx, domain, {
      weighed: null,
      request,
      seen: input,
      review: { decision: "changes-requested", ...worded.value },
      action: "changes-requested",
      details: { seen: input.version, steps: worded.value.steps },
    });
  });
}

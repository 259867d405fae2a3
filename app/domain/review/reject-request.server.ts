import type { Domain } from "#app/domain/domain.ts";
import { hasPlaceholder } from "#app/domain/reason/has-placeholder.server.ts";
import { checksOf } from "#app/domain/request/call-back.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { refuse } from "#app/domain/result.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";
import { gatherFacts } from "./gather-facts.server.ts";
import { recordDecision } from "./record-decision.server.ts";
import { type RejectionInput, wordRejection } from "./word-rejection.server.ts";

export function rejectRequest(domain: Domain, input: Seen & RejectionInput) {
  return decideOnSeen(domain, input, "reject", async (tx, request) => {
    const status = transition(request, "reject");
    if (!status.ok) return status;
    const worded = await wordRejection(tx, request, input);
    if (!worded.ok) return worded;
    if (await hasPlaceholder(tx, worded.value.message)) return refuse("placeholder-left");
    return recordDecision(tx, domain, {
      request,
      seen: input,
      review: { decision: "rejected", ...worded.value },
      action: "rejected",
      details: { seen: input.version },
      weighed: isFirstDecision(request) ? await weigh(tx, request) : null,
    });
  });
}

/** Of a request that could have been approved: otherwise there is nothing to compare. */
function isFirstDecision({ status, frozenAt }: Request) {
  return status === "submitted" && frozenAt === null;
}

async function weigh(tx: Transaction, request: Request) {
  const { assessment, facts } = await gatherFacts(tx, request, request.version);
  return { assessment, checks: checksOf(facts) };
}

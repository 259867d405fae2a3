import type { Domain } from "#app/domain/domain.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { stepsOf, withStep } from "#app/domain/request/steps.ts";
import { refuse } from "#app/domain/result.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { documentObstacle } from "./approval-obstacle.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";
import { recordDecision } from "./record-decision.server.ts";

export function requestChanges(
  domain: Domain,
  input: Seen & { steps: readonly StepId[]; message: string },
) {
  return decideOnSeen(domain, input, "handle", async (tx, request) => {
    const status = transition(request, "request-changes");
    if (!status.ok) return status;
    const message = input.message.trim();
    if (!message) return refuse("message-missing");
    const named = input.steps.filter((step) => stepsOf(request).includes(step));
    if (named.length === 0) return refuse("steps-missing");
    const lacksDocuments = await lacksDocument(tx, request);
    const steps = lacksDocuments ? withStep(named, "documents") : named;
    return recordDecision(tx, domain, {
      request,
      seen: input,
      review: { decision: "changes-requested", message, steps },
      action: "changes-requested",
      details: { seen: input.version, steps },
    });
  });
}

async function lacksDocument(tx: Transaction, request: Request) {
  const { entity } = await findAccount(tx, request.accountId);
  const documents = await listDocuments(tx, request.id);
  return documentObstacle({ request, entity, documents }) === "documents-missing";
}

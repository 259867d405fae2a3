import type { Domain } from "#app/domain/domain.ts";
import { prepareInvitation } from "#app/domain/invitation/issue-invitation.server.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { stepsOf, withoutSteps, withStep } from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import { findInviter } from "#db/invitations.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { documentObstacle } from "./approval-obstacle.ts";
import { decideOnSeen, type Seen, writeReview } from "./decide.server.ts";

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
    const review = await writeReview(tx, input, { decision: "changes-requested", message, steps });
    const returned = await recordChange(tx, request, {
      patch: { status: status.value, stepsAsked: steps, ...reopened(request, steps) },
      actor: `staff:${input.staffId}`,
      action: "changes-requested",
      details: { seen: input.version, steps, review: review.id },
    });
    await tellWithLink(tx, domain, returned, review.id);
    return accept(returned);
  });
}

async function lacksDocument(tx: Transaction, request: Request) {
  const { entity } = await findAccount(tx, request.accountId);
  const documents = await listDocuments(tx, request.id);
  return documentObstacle({ request, entity, documents }) === "documents-missing";
}

function reopened(request: Request, steps: readonly StepId[]) {
  const stepsDone = withoutSteps(request.stepsDone, ...steps);
  return steps.includes("verification")
    ? { stepsDone, mobileVerifiedAt: null, currentNumber: null }
    : { stepsDone };
}

async function tellWithLink(
  tx: Transaction,
  { secrets }: Domain,
  request: Request,
  reviewId: string,
) {
  const account = await findAccount(tx, request.accountId);
  const { recipient } = request;
  const invitedBy =
    request.recipientKind === "other" ? await findInviter(tx, account.id, recipient) : null;
  const prepared = await prepareInvitation(tx, secrets, { account, recipient, invitedBy });
  await queueMessage(tx, {
    channel: "email",
    template: "changes-requested",
    sentTo: recipient,
    locale: account.locale,
    accountId: account.id,
    requestId: request.id,
    ...prepared,
    details: { reviewId },
  });
}

import type { Domain } from "#app/domain/domain.ts";
import { prepareInvitation } from "#app/domain/invitation/issue-invitation.server.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { notPending, recordChange } from "#app/domain/request/change-request.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { withoutSteps } from "#app/domain/request/steps.ts";
import { accept } from "#app/domain/result.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findInviter } from "#db/invitations.server.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Conclusion } from "./conclusion.ts";

export async function concludeChanges(
  tx: Transaction,
  domain: Domain,
  { request, review, event }: Conclusion,
) {
  const status = transition({ ...request, ...notPending }, "request-changes");
  if (!status.ok) return status;
  const steps = review.steps ?? [];
  const returned = await recordChange(tx, request, {
    ...event,
    patch: { status: status.value, stepsAsked: steps, ...reopened(request, steps), ...notPending },
  });
  await tellWithLink(tx, domain, returned, review.id);
  return accept(returned);
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

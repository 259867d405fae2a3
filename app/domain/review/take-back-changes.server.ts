import type { Domain } from "#app/domain/domain.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";
import { findStood } from "./find-stood.server.ts";

/** Only while the customer has not begun: the request is as it was submitted. */
export function takeBackChanges(domain: Domain, seen: Seen) {
  return decideOnSeen(domain, seen, "handle", async (tx, request) => {
    const status = transition(request, "take-back");
    if (!status.ok) return status;
    const stood = await findStood(tx, request);
    if (!stood) return refuse("customer-began");
    const { stepsDone, mobileVerifiedAt, currentNumber } = stood;
    const proof = mobileVerifiedAt ? new Date(mobileVerifiedAt) : null;
    const submitted = await recordChange(tx, request, {
      patch: {
        ...{ status: status.value, stepsAsked: null, stepsDone, currentNumber },
        mobileVerifiedAt: proof,
      },
      actor: `staff:${seen.staffId}`,
      action: "changes-taken-back",
      details: { seen: seen.version },
    });
    await tell(tx, submitted);
    return accept(submitted);
  });
}

async function tell(tx: Transaction, request: Request) {
  const account = await findAccount(tx, request.accountId);
  await queueMessage(tx, {
    channel: "email",
    template: "changes-taken-back",
    sentTo: request.recipient,
    locale: account.locale,
    accountId: account.id,
    requestId: request.id,
  });
}

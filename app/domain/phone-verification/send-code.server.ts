import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { type StepRefusal, stepRefusal } from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { type FailuresUsedUp, failuresUsedUp } from "#app/domain/sms-guard/failures-left.ts";
import { countFailures } from "#app/domain/sms-guard/guess.server.ts";
import type { SendRefusal } from "#app/domain/sms-guard/send-refusal.ts";
import { spendSend } from "#app/domain/sms-guard/spend-send.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findVerification, insertVerification, nextCode } from "#db/phone-verifications.server.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import { isSeedLost, newSealedSeed } from "./one-time-code.server.ts";

export type SendCodeRefusal =
  SendRefusal | StepRefusal | FailuresUsedUp | "not-found" | "no-number" | "already-proved";

/** Does not reset the count of failures. */
export function sendCode(
  domain: Domain,
  requestId: RequestId,
  { target, locale }: { target: VerificationTarget; locale: "fr" | "en" },
) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const shut = stepRefusal(request, "verification");
    if (shut) return refuse(shut);
    const account = await findAccount(tx, request.accountId);
    const mobile = target === "new" ? request.mobile : account.mobile;
    if (!mobile) return refuse("no-number");
    if (isProved(request, target)) return refuse("already-proved");
    const sent = { request, account, target, mobile };
    const usedUp = failuresUsedUp(await countFailures(tx, domain, sent));
    if (usedUp) return refuse(usedUp);
    const spent = await spendSend(tx, domain, sent);
    if (!spent.ok) return spent;
    const verification = await prepare(tx, { requestId, target, mobile });
    const { id, counter } = await nextCode(tx, verification.id, {
      freshSeed: newSealedSeed(domain.secrets, verification.id),
      isLost: isSeedLost(domain.secrets, verification),
    });
    await queueMessage(tx, {
      channel: "sms",
      template: "one-time-code",
      sentTo: mobile,
      locale,
      accountId: account.id,
      requestId,
      verificationId: id,
      codeCounter: counter,
    });
    await recordChange(tx, request, {
      patch: {},
      actor: "customer",
      action: "code-sent",
      details: { target, counter },
    });
    return accept(null);
  });
}

function isProved(
  request: { mobileVerifiedAt: Date | null; currentNumber: string | null },
  target: VerificationTarget,
) {
  return target === "new" ? request.mobileVerifiedAt !== null : request.currentNumber === "proved";
}

async function prepare(
  tx: Transaction,
  key: { requestId: RequestId; target: VerificationTarget; mobile: MobileNumber },
) {
  const known = await findVerification(tx, key.requestId, key.target, key.mobile);
  if (known) return known;
  return insertVerification(tx, key);
}

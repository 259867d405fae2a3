import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { failuresLeft, failuresUsedUp } from "#app/domain/sms-guard/failures-left.ts";
import { countFailures, type Guessed } from "#app/domain/sms-guard/guess.server.ts";
import { secondsToWait } from "#app/domain/sms-guard/send-refusal.ts";
import { readWait } from "#db/code-sends.server.ts";
import { findLastCodeMessage } from "#db/messages.server.ts";
import { findVerification, isCodeLiving } from "#db/phone-verifications.server.ts";
import type { PhoneVerification } from "#db/schema/phone-verifications.ts";
import { codeEnded } from "./rules.ts";
import type { VerificationState } from "./verification-state.ts";

export async function readVerification(
  domain: Domain,
  { request, account, target, mobile }: Guessed,
): Promise<VerificationState> {
  const { db } = domain;
  const counts = await countFailures(db, domain, { request, account, target, mobile });
  const left = failuresLeft(counts);
  const state = {
    failuresLeft: left,
    failuresUsedUp: failuresUsedUp(counts),
    wait: secondsToWait(await readWait(db, { accountId: account.id, target })),
  };
  const verification = await findVerification(db, request.id, target, mobile);
  if (!verification || verification.counter === 0) {
    const nothing = { sent: false, living: false, wasProved: false, delivery: null } as const;
    return { ...state, ...nothing, attemptsLeft: left };
  }
  const attemptsLeft = Math.max(0, limits.attemptsPerCode - verification.attempts);
  return {
    ...state,
    sent: true,
    wasProved: verification.verifiedAt !== null,
    living: await isCodeLiving(db, verification.id),
    attemptsLeft: Math.min(attemptsLeft, left),
    delivery: await deliveryOf(domain, verification),
  };
}

async function deliveryOf({ db }: Domain, { id }: PhoneVerification) {
  const message = await findLastCodeMessage(db, id);
  return message && message.failure !== codeEnded ? message.status : null;
}

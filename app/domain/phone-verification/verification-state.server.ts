import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { findLastCodeMessage } from "#db/messages.server.ts";
import { findVerification, isCodeLiving, readSendCounts } from "#db/phone-verifications.server.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import type { Request } from "#db/schema/requests.ts";
import { codeEnded, secondsToWait } from "./rules.ts";
import type { VerificationState } from "./verification-state.ts";

export async function readVerification(
  { db }: Domain,
  request: Request,
  { target, mobile }: { target: VerificationTarget; mobile: MobileNumber },
): Promise<VerificationState> {
  const requestId = request.id;
  const failuresLeft = Math.max(0, limits.codeFailuresPerRequest - request.codeFailures);
  const verification = await findVerification(db, requestId, target, mobile);
  if (!verification || verification.counter === 0) {
    return {
      sent: false,
      living: false,
      attemptsLeft: failuresLeft,
      failuresLeft,
      wait: 0,
      delivery: null,
    };
  }
  const attemptsLeft = Math.max(0, limits.attemptsPerCode - verification.attempts);
  const counts = await readSendCounts(db, { requestId, mobile, verificationId: verification.id });
  const message = await findLastCodeMessage(db, verification.id);
  return {
    sent: true,
    living: await isCodeLiving(db, verification.id),
    attemptsLeft: Math.min(attemptsLeft, failuresLeft),
    failuresLeft,
    wait: secondsToWait(counts),
    delivery: message && message.failure !== codeEnded ? message.status : null,
  };
}

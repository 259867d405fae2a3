import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { askForAssessment } from "#app/domain/request/ask-for-assessment.server.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { isCurrentNumberSettled } from "#app/domain/request/current-number.ts";
import {
  type StepRefusal,
  stepRefusal,
  withoutSteps,
  withStep,
} from "#app/domain/request/steps.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { isSame } from "#app/domain/secrets.server.ts";
import { type FailuresUsedUp, failuresUsedUp } from "#app/domain/sms-guard/failures-left.ts";
import { countFailures, guessOf } from "#app/domain/sms-guard/guess.server.ts";
import { warnOfFailures } from "#app/domain/sms-guard/warn-of-failures.server.ts";
import { parseCode } from "#app/domain/typed/code.ts";
import { findAccount } from "#db/accounts.server.ts";
import { recordOrigin } from "#db/answer-origins.server.ts";
import { returnFailure, spendFailure } from "#db/code-failures.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import {
  findVerification,
  markVerified,
  spendCodeAttempt,
} from "#db/phone-verifications.server.ts";
import type { RequestPatch } from "#db/requests.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { PhoneVerification, VerificationTarget } from "#db/schema/phone-verifications.ts";
import type { Request } from "#db/schema/requests.ts";
import { knownCodeOf } from "./one-time-code.server.ts";

export type CheckCodeRefusal =
  StepRefusal | "not-found" | "code-malformed" | "code-ended" | "wrong-code" | FailuresUsedUp;

/** Counts the attempt before comparing. A malformed code is not an attempt. */
export function checkCode(
  domain: Domain,
  requestId: RequestId,
  { target, code: text }: { target: VerificationTarget; code: string },
) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const shut = stepRefusal(request, "verification");
    if (shut) return refuse(shut);
    const code = parseCode(text);
    if (!code) return refuse("code-malformed");
    const account = await findAccount(tx, request.accountId);
    const compared = await compare(tx, domain, request, { account, target, code });
    if (!compared.ok) return compared;
    const proof = await proofOf(tx, target);
    const answer = target === "new" ? "verification" : "current-number";
    await recordOrigin(tx, { requestId, answer, sessionId: domain.session ?? null });
    return accept(
      await recordChange(tx, request, {
        patch: { ...proof, stepsDone: stepsAfter({ ...request, ...proof }, account) },
        actor: "customer",
        action: "number-proved",
        details: { target },
      }),
    );
  });
}

interface Compared {
  readonly account: Account;
  readonly target: VerificationTarget;
  readonly code: string;
}

async function compare(
  tx: Transaction,
  domain: Domain,
  request: Request,
  { account, target, code }: Compared,
): Promise<Result<PhoneVerification, CheckCodeRefusal>> {
  const mobile = target === "new" ? request.mobile : account.mobile;
  const known = mobile && (await findVerification(tx, request.id, target, mobile));
  if (!known) return refuse("code-ended");
  const guessed = { request, account, target, mobile };
  const failure = await spendFailure(tx, await guessOf(tx, domain, guessed));
  if (!failure) {
    return refuse(failuresUsedUp(await countFailures(tx, domain, guessed)) ?? "failures-used-up");
  }
  const verification = await spendCodeAttempt(tx, known.id);
  const right = verification && knownCodeOf(domain.secrets, verification, verification.counter);
  if (right !== null && !isSame(code, right)) {
    await warnOfFailures(tx, domain, { request, account });
    await askForAssessment(tx, request);
    return refuse("wrong-code");
  }
  await returnFailure(tx, request.id, failure);
  const isProved = verification && right !== null && (await markVerified(tx, verification.id));
  return isProved ? accept(verification) : refuse("code-ended");
}

async function proofOf(tx: Transaction, target: VerificationTarget): Promise<RequestPatch> {
  return target === "new"
    ? { mobileVerifiedAt: await databaseNow(tx) }
    : { currentNumber: "proved" };
}

export function stepsAfter(request: Request, account: Account) {
  const current = isCurrentNumberSettled(request, account);
  return request.mobileVerifiedAt && current
    ? withStep(request.stepsDone, "verification")
    : withoutSteps(request.stepsDone, "verification");
}

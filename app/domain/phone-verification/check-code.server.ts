import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { isCurrentNumberSettled } from "#app/domain/request/current-number.ts";
import {
  type StepRefusal,
  stepRefusal,
  withoutSteps,
  withStep,
} from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { isSame } from "#app/domain/secrets.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import {
  findVerification,
  markVerified,
  spendCodeAttempt,
} from "#db/phone-verifications.server.ts";
import { type RequestPatch, returnCodeFailure, spendCodeFailure } from "#db/requests.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import type { Request } from "#db/schema/requests.ts";
import { codeOf } from "./one-time-code.server.ts";
import { parseCode } from "./rules.ts";

export type CheckCodeRefusal =
  StepRefusal | "not-found" | "code-malformed" | "code-ended" | "failures-used-up" | "wrong-code";

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
    await returnCodeFailure(tx, requestId);
    const proof = await proofOf(tx, target);
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

async function compare(
  tx: Transaction,
  { secrets }: Domain,
  request: Request,
  { account, target, code }: { account: Account; target: VerificationTarget; code: string },
) {
  const mobile = target === "new" ? request.mobile : account.mobile;
  const known = mobile && (await findVerification(tx, request.id, target, mobile));
  if (!known) return refuse("code-ended");
  if (!(await spendCodeFailure(tx, request.id))) return refuse("failures-used-up");
  const verification = await spendCodeAttempt(tx, known.id);
  if (!verification) {
    await returnCodeFailure(tx, request.id);
    return refuse("code-ended");
  }
  if (!isSame(code, codeOf(secrets, verification, verification.counter))) {
    return refuse("wrong-code");
  }
  return (await markVerified(tx, verification.id)) ? accept(verification) : refuse("code-ended");
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

import { recordLockOut } from "#app/domain/staff/lock-out.server.ts";
import { addressKey } from "../address-key.ts";
import type { PageContext } from "../context.ts";
import { giveBack, spend } from "../limits.server.ts";

/** `identity`: the typed e-mail or, in the second step, the member's id. */
export interface SignInTry {
  readonly email: string | null;
  readonly identity: string;
}

const limitOf = (step: "password" | "code") =>
  step === "password" ? "staff-login-identity" : "staff-code-identity";

/** The first blocked attempt is written to the audit trail, at most once in the window of its rate rule. */
export async function spendSignIn(context: PageContext, step: "password" | "code", who: SignInTry) {
  const address = context.clientAddress;
  const identity = who.identity.trim().toLowerCase();
  const answer = await spend(context, {
    "staff-login-address": address,
    [limitOf(step)]: identity,
  });
  if (answer.ok) return answer;
  const first = await spend(context, { "staff-lock-out": `${addressKey(address)} ${identity}` });
  if (first.ok) await recordLockOut(context.services, { email: who.email, address });
  return answer;
}

/** A correct password or code does not count as a failure. */
export async function giveBackSignIn(
  context: PageContext,
  step: "password" | "code",
  who: SignInTry,
) {
  const identity = who.identity.trim().toLowerCase();
  await giveBack(context, {
    "staff-login-address": context.clientAddress,
    [limitOf(step)]: identity,
  });
}

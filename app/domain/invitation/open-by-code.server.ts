import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { refuse, type Result } from "#app/domain/result.ts";
import { normaliseCode } from "#app/domain/secrets.server.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { findInvitationByCode } from "#db/invitations.server.ts";
import { type Opened, openRequest, type VisitRefusal } from "./open-request.server.ts";

export type CodeRefusal = "login-missing" | "code-missing" | "wrong-code" | VisitRefusal;

/** Every wrong combination gets the same refusal. */
export async function openByCode(
  { db, secrets }: Domain,
  input: { login: string; code: string },
): Promise<Result<Opened, CodeRefusal>> {
  if (loginKey(input.login) === "") return refuse("login-missing");
  if (normaliseCode(input.code) === "") return refuse("code-missing");
  return db.transaction(async (tx) => {
    const account = await findAccountByLogin(tx, loginKey(input.login));
    const hash = secrets.uniqueCodeHash(input.code);
    const invitation = account && (await findInvitationByCode(tx, account.id, hash));
    return invitation ? openRequest(tx, invitation) : refuse("wrong-code");
  });
}

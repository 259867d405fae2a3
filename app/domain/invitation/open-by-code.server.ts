import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { refuse, type Result } from "#app/domain/result.ts";
import { readUniqueCode } from "#app/domain/typed/unique-code.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { findInvitationByCode } from "#db/invitations.server.ts";
import { insertLinkTry } from "#db/link-tries.server.ts";
import type { Origin } from "./link-try.ts";
import { type Opened, openRequest, type VisitRefusal } from "./open-request.server.ts";

export type CodeRefusal =
  "login-missing" | "code-missing" | "code-malformed" | "wrong-code" | VisitRefusal;

/** Every wrong combination gets the same refusal. An impossible code does not count as an attempt. */
export async function openByCode(
  { db, secrets }: Domain,
  input: { login: string; code: string; origin?: Origin },
): Promise<Result<Opened, CodeRefusal>> {
  if (loginKey(input.login) === "") return refuse("login-missing");
  const code = readUniqueCode(input.code);
  if (code.kind === "missing") return refuse("code-missing");
  if (code.kind !== "code") return refuse("code-malformed");
  return db.transaction(async (tx) => {
    const account = await findAccountByLogin(tx, loginKey(input.login));
    const hashes = secrets.uniqueCodeHashes(code.code);
    const invitation = account && (await findInvitationByCode(tx, account.id, hashes));
    if (!invitation) return refuse("wrong-code");
    const opened = await openRequest(tx, invitation);
    const outcome = opened.ok ? "opened" : "refused";
    const { origin } = input;
    if (origin) await insertLinkTry(tx, { invitationId: invitation.id, outcome, ...origin });
    return opened;
  });
}

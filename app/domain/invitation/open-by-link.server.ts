import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { refuse, type Result } from "#app/domain/result.ts";
import { digest, isSame } from "#app/domain/secrets.server.ts";
import { findAccount, hasLoginShape, lockAccountOpening } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { insertLinkTry } from "#db/link-tries.server.ts";
import {
  findLink,
  isLoginLinkLiving,
  isWornOut,
  secondsUntilNextTry,
  spendLinkAttempt,
} from "#db/links.server.ts";
import type { Invitation, Link } from "#db/schema/invitations.ts";
import type { LinkTryOutcome, Origin } from "./link-try.ts";
import { type Opened, openRequest, type VisitRefusal } from "./open-request.server.ts";

export type OpenRefusal = "login-missing" | "wrong-login" | "wait" | "link-ended" | VisitRefusal;

/**
 * Wrong logins make the next attempt wait longer, and five end the link. A word that cannot be a
 * login is not an attempt: mail scanners type some.
 */
export async function openByLink(
  { db }: Domain,
  input: { token: string; login: string; origin?: Origin },
): Promise<Result<Opened, OpenRefusal>> {
  const key = loginKey(input.login);
  if (key === "") return refuse("login-missing");
  const tokenHash = digest(input.token);
  return db.transaction(async (tx) => {
    const known = await findLink(tx, "login", tokenHash);
    if (!known?.invitationId) return refuse("link-ended");
    const invitation = await findInvitation(tx, known.invitationId);
    // Account before link, as in every other way in: otherwise two concurrent visits deadlock.
    await lockAccountOpening(tx, invitation.accountId);
    const isLogin = await hasLoginShape(tx, key);
    const opened = isLogin
      ? await tryLogin(tx, known, invitation, key)
      : refuse((await isLoginLinkLiving(tx, tokenHash)) ? "wrong-login" : "link-ended");
    const outcome = isLogin ? outcomeOf(opened) : "no-login";
    const { origin } = input;
    if (origin) await insertLinkTry(tx, { invitationId: invitation.id, outcome, ...origin });
    return opened;
  });
}

async function tryLogin(
  tx: Transaction,
  known: Link,
  invitation: Invitation,
  key: string,
): Promise<Result<Opened, OpenRefusal>> {
  const link = await spendLinkAttempt(tx, known.id);
  if (!link) return refuse((await isWaiting(tx, known)) ? "wait" : "link-ended");
  const account = await findAccount(tx, invitation.accountId);
  if (isSame(key, account.loginKey)) return openRequest(tx, invitation);
  await recordWrongLogin(tx, link, invitation);
  return refuse(isWornOut(link) ? "link-ended" : "wrong-login");
}

/** A link that this wrong login ended counts as refused. */
function outcomeOf(opened: Result<Opened, OpenRefusal>): LinkTryOutcome {
  if (opened.ok) return "opened";
  return opened.refusal === "wrong-login" ? "wrong-login" : "refused";
}

async function isWaiting(tx: Transaction, link: Link) {
  return (await secondsUntilNextTry(tx, link)) > 0;
}

async function recordWrongLogin(tx: Transaction, link: Link, invitation: Invitation) {
  await appendAuditEvent(tx, {
    requestId: null,
    actor: "customer",
    action: isWornOut(link) ? "link-worn-out" : "wrong-login",
    details: { invitation: invitation.id, account: invitation.accountId, attempts: link.attempts },
  });
  if (!isWornOut(link)) return;
  const about = { accountId: invitation.accountId, invitationId: invitation.id };
  await tellAdministrators(tx, { about, alarm: "dead-link" });
}

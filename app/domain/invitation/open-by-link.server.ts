import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { refuse, type Result } from "#app/domain/result.ts";
import { digest, isSame } from "#app/domain/secrets.server.ts";
import { findAccount, lockAccountOpening } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { findLink, isWornOut, spendLinkAttempt } from "#db/links.server.ts";
import type { Invitation, Link } from "#db/schema/invitations.ts";
import { type Opened, openRequest, type VisitRefusal } from "./open-request.server.ts";

export type OpenRefusal = "login-missing" | "wrong-login" | "link-ended" | VisitRefusal;

/** Five wrong logins end the link; an empty one is not an attempt. */
export async function openByLink(
  { db }: Domain,
  input: { token: string; login: string },
): Promise<Result<Opened, OpenRefusal>> {
  if (loginKey(input.login) === "") return refuse("login-missing");
  return db.transaction(async (tx) => {
    const known = await findLink(tx, "login", digest(input.token));
    if (!known?.invitationId) return refuse("link-ended");
    const invitation = await findInvitation(tx, known.invitationId);
    // Account before link, as in every other way in: otherwise two concurrent visits deadlock.
    await lockAccountOpening(tx, invitation.accountId);
    const link = await spendLinkAttempt(tx, known.id);
    if (!link) return refuse("link-ended");
    const account = await findAccount(tx, invitation.accountId);
    if (isSame(loginKey(input.login), account.loginKey)) return openRequest(tx, invitation);
    await recordWrongLogin(tx, link, invitation);
    return refuse(isWornOut(link) ? "link-ended" : "wrong-login");
  });
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

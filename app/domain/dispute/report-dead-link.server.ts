import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { findLink } from "#db/links.server.ts";

interface Report {
  readonly token: string;
  readonly login: string;
  readonly text: string;
}

/**
 * Administrators learn what was written and what the link was about, even if it has expired. The
 * answer is the same for a link that never existed, and nothing is frozen.
 */
export async function reportDeadLink(
  { db }: Domain,
  { token, login, text }: Report,
): Promise<Result<null, "report-empty">> {
  const report = {
    login: login.trim().slice(0, limits.contactTextLength),
    text: text.trim().slice(0, limits.noticeReportLength),
  };
  if (!report.login && !report.text) return refuse("report-empty");
  await db.transaction(async (tx) => {
    const about = (await aboutLink(tx, token)) ?? (await aboutLogin(tx, report.login));
    await tellAdministrators(tx, { about, alarm: "notice-report", report });
    await appendAuditEvent(tx, {
      requestId: about && "requestId" in about ? about.requestId : null,
      actor: "recipient",
      action: "notice-reported",
      details: about && "accountId" in about ? { account: about.accountId } : {},
    });
  });
  return accept(null);
}

async function aboutLink(db: Database, token: string) {
  const link = await findLink(db, "freeze", digest(token));
  if (link?.requestId) return { requestId: link.requestId };
  if (!link?.invitationId) return null;
  const { accountId, requestId } = await findInvitation(db, link.invitationId);
  return requestId ? { requestId } : { accountId, invitationId: link.invitationId };
}

async function aboutLogin(db: Database, login: string) {
  const account = login ? await findAccountByLogin(db, loginKey(login)) : null;
  return account ? { accountId: account.id } : null;
}

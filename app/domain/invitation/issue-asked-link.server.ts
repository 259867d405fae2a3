import type { Domain } from "#app/domain/domain.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { limits } from "#app/domain/limits.ts";
import { findAccountByLogin, lockAccountOpening } from "#db/accounts.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { readStop } from "#db/invitation-endings.server.ts";
import { countRecentInvitations, findInvitation, findInviter } from "#db/invitations.server.ts";
import { findLink, isLinkOlder } from "#db/links.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { issueInvitation } from "./issue-invitation.server.ts";

/**
 * Silently does nothing for an unknown login, another account's token, a recipient no longer valid,
 * too many requests, or when the key that sealed the login is gone.
 */
export async function issueAskedLink(
  { db, secrets }: Domain,
  { loginSealed, tokenHash }: JobPayloads["issue-link"],
) {
  const login = secrets.openKnown(loginSealed, "issue-link");
  const account = login !== null && (await findAccountByLogin(db, login));
  if (!account) return;
  await db.transaction(async (tx) => {
    await lockAccountOpening(tx, account.id);
    const recipient = tokenHash ? await recipientOf(tx, account, tokenHash) : account.contactEmail;
    if (!recipient) return;
    const recent = await countRecentInvitations(tx, account.id, recipient);
    if (recent >= limits.invitationsAnHour) return;
    const isMain = recipient === account.contactEmail;
    const invitedBy = isMain ? null : await findInviter(tx, account.id, recipient);
    await issueInvitation(tx, secrets, { account, recipient, invitedBy });
  });
}

/** Never a former main contact or a stopped recipient. */
async function recipientOf(db: Database, account: Account, tokenHash: string) {
  const link = await findLink(db, "login", tokenHash);
  if (!link?.invitationId) return null;
  const { accountId, recipient, recipientKind, invitedBy } = await findInvitation(
    db,
    link.invitationId,
  );
  if (accountId !== account.id) return null;
  if (recipient === account.contactEmail) return recipient;
  if (recipientKind === "main" || !invitedBy) return null;
  if (await isLinkOlder(db, link.id, limits.renewableLinkDays)) return null;
  return (await readStop(db, { accountId, recipient })).still ? null : recipient;
}

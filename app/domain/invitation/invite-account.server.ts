import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { type Email, parseEmail } from "#app/domain/email.ts";
import type { InvitationId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { findAccountByLogin, lockAccountOpening } from "#db/accounts.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { readStop } from "#db/invitation-endings.server.ts";
import { issueInvitation } from "./issue-invitation.server.ts";

export type InviteRefusal = "unknown-login" | "email-invalid" | "recipient-stopped";

/** A recipient stopped by the main contact is invited again only with `knowingly`. */
export async function inviteAccount(
  { db, secrets }: { readonly db: Database; readonly secrets: Domain["secrets"] },
  input: { login: string; otherRecipient: string | null; staffId: StaffId; knowingly?: boolean },
): Promise<Result<{ invitationId: InvitationId; recipient: Email }, InviteRefusal>> {
  const account = await findAccountByLogin(db, loginKey(input.login));
  if (!account) return refuse("unknown-login");
  const recipient = input.otherRecipient ? parseEmail(input.otherRecipient) : account.contactEmail;
  if (!recipient) return refuse("email-invalid");
  const invitedBy = input.staffId;
  return db.transaction(async (tx) => {
    await lockAccountOpening(tx, account.id);
    const isMain = recipient === account.contactEmail;
    const { still } = isMain
      ? { still: false }
      : await readStop(tx, { accountId: account.id, recipient });
    if (still && !input.knowingly) return refuse("recipient-stopped");
    const afterStop = still;
    const id = await issueInvitation(tx, secrets, { account, recipient, invitedBy, afterStop });
    return accept({ invitationId: id, recipient });
  });
}

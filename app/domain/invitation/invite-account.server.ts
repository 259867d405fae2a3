import { findAccountByLogin } from "#db/accounts.server.ts";
import { parseEmail } from "#app/domain/account/email.ts";
import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { InvitationId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { issueInvitation } from "./issue-invitation.server.ts";

export type InviteRefusal = "unknown-login" | "email-invalid";

/** Staff invite an account: its main contact, or another recipient, which is a risk that stays recorded. */
export async function inviteAccount(
  { db, secrets }: Domain,
  input: { login: string; otherRecipient: string | null; staffId: StaffId },
): Promise<Result<{ invitationId: InvitationId; recipient: string }, InviteRefusal>> {
  const account = await findAccountByLogin(db, loginKey(input.login));
  if (!account) return refuse("unknown-login");
  const recipient = input.otherRecipient ? parseEmail(input.otherRecipient) : account.contactEmail;
  if (!recipient) return refuse("email-invalid");
  const invitedBy = input.staffId;
  const id = await db.transaction((tx) =>
    issueInvitation(tx, secrets, { account, recipient, invitedBy }),
  );
  return accept({ invitationId: id, recipient });
}

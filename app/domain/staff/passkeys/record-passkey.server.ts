import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import type { StaffChange } from "#app/domain/notice/templates.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findStaffMember } from "#db/staff.server.ts";

const words = {
  added: { action: "staff.passkey-added", change: "passkey-added" },
  removed: { action: "staff.passkey-removed", change: "passkey-removed" },
  copied: { action: "staff.passkey-copied", change: "passkey-copied" },
  passwordless: { action: "staff.password-removed", change: "password-removed" },
} as const satisfies Record<string, { action: AuditAction; change: StaffChange }>;

/** In the trail, and in a mail to the member: a thief who signed in would add a way in of his own. */
export async function recordPasskey(tx: Transaction, staffId: StaffId, what: keyof typeof words) {
  const member = await findStaffMember(tx, staffId);
  if (!member) throw new Error("the member is gone");
  const { action, change } = words[what];
  const actor = what === "copied" ? "system" : (`staff:${staffId}` as const);
  await appendAuditEvent(tx, { requestId: null, actor, action, details: { staffId } });
  await queueMessage(tx, {
    channel: "email",
    template: "staff-notice",
    sentTo: member.email,
    locale: "fr",
    staffId,
    details: { change, by: null },
  });
}

import type { StaffId } from "#app/domain/ids.ts";
import type { Identity } from "#app/providers/identity/identity.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { updateStaffMember } from "#db/staff.server.ts";

/** A set-up link that nobody used ends: the member has another way in now. */
export async function linkIdentity(tx: Transaction, id: StaffId, { issuer, subject }: Identity) {
  await updateStaffMember(tx, id, {
    ssoIssuer: issuer,
    ssoSubject: subject,
    setupTokenHash: null,
    setupExpiresAt: null,
  });
  await appendAuditEvent(tx, {
    requestId: null,
    actor: `staff:${id}`,
    action: "staff.sso-linked",
    details: { issuer },
  });
}

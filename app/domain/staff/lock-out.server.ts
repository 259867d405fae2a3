import type { Domain } from "#app/domain/domain.ts";
import { parseEmail } from "#app/domain/email.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { findStaffByEmail } from "#db/staff.server.ts";

/** An address that belongs to no staff member is not stored. */
export async function recordLockOut(
  domain: Domain,
  stopped: { readonly email: string | null; readonly address: string },
) {
  const email = parseEmail(stopped.email ?? "");
  await domain.db.transaction(async (tx) => {
    const member = email ? await findStaffByEmail(tx, email) : null;
    const details = { staffId: member?.id ?? null, address: stopped.address, by: "limit" };
    await appendAuditEvent(tx, {
      requestId: null,
      actor: "system",
      action: "staff.locked-out",
      details,
    });
  });
}

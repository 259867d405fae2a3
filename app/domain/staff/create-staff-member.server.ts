import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { Email } from "#app/domain/email.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { cleanName, hiddenSign } from "#app/domain/typed/name.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { StaffMember, StaffRole } from "#db/schema/staff.ts";
import {
  findStaffByEmail,
  insertStaffMember,
  replaceRecoveryCodes,
  setSetupLink,
  updateStaffMember,
} from "#db/staff.server.ts";
import { endAllSessions } from "#db/staff-sessions.server.ts";

export interface NewStaffMember {
  readonly email: Email;
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

/** Returns the token of the link that sets the password, for a single use. */
export async function createStaffMember(
  domain: Domain,
  member: NewStaffMember,
): Promise<Result<{ setupToken: string }, "exists" | "name-hidden">> {
  const name = cleanName(member.name);
  if (hiddenSign(name)) return refuse("name-hidden");
  const row = { ...member, name, roles: [...member.roles] };
  return domain.db.transaction(async (tx) => {
    const created = await insertStaffMember(tx, row);
    if (!created) return refuse("exists");
    return accept({ setupToken: await giveLink(tx, created, "staff.created") });
  });
}

/** Removes password and authenticator, ends every session and returns a new link. */
export async function renewStaffMember(
  domain: Domain,
  email: Email,
): Promise<Result<{ setupToken: string }, "unknown">> {
  return domain.db.transaction(async (tx) => {
    const member = await findStaffByEmail(tx, email);
    if (!member) return refuse("unknown");
    await updateStaffMember(tx, member.id, {
      passwordHash: null,
      totpSealed: null,
      totpConfirmedAt: null,
    });
    await replaceRecoveryCodes(tx, member.id, []);
    await endAllSessions(tx, member.id);
    return accept({ setupToken: await giveLink(tx, member, "staff.renewed") });
  });
}

async function giveLink(tx: Transaction, { id, roles }: StaffMember, action: AuditAction) {
  const setupToken = newToken();
  await setSetupLink(tx, id, {
    tokenHash: digest(setupToken),
    hours: limits.setupLinkHours,
  });
  const details = { staffId: id, roles };
  await appendAuditEvent(tx, { requestId: null, actor: "system", action, details });
  return setupToken;
}

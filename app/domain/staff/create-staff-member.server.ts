import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { Email } from "#app/domain/email.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { cleanName, hiddenSign } from "#app/domain/typed/name.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { StaffMember, StaffRole } from "#db/schema/staff.ts";
import { findStaffByEmail, insertStaffMember, lockStaffMember } from "#db/staff.server.ts";
import { endAllSessions } from "#db/staff-sessions.server.ts";
import { forgetFactors } from "./forget-factors.server.ts";
import { makeSetupLink } from "./setup-link.server.ts";

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
    return accept({ setupToken: await giveLink(tx, domain, created, "staff.created") });
  });
}

/** Removes password and authenticator, ends every session and returns a new link. */
export async function renewStaffMember(
  domain: Domain,
  email: Email,
): Promise<Result<{ setupToken: string }, "unknown" | "disabled">> {
  return domain.db.transaction(async (tx) => {
    const found = await findStaffByEmail(tx, email);
    const member = found && (await lockStaffMember(tx, found.id));
    if (!member) return refuse("unknown");
    if (member.disabledAt) return refuse("disabled");
    await forgetFactors(tx, member);
    await endAllSessions(tx, member.id);
    return accept({ setupToken: await giveLink(tx, domain, member, "staff.renewed") });
  });
}

async function giveLink(
  tx: Transaction,
  { secrets }: Domain,
  { id, roles }: StaffMember,
  action: AuditAction,
) {
  const { token } = await makeSetupLink(tx, secrets, { id });
  const details = { staffId: id, roles };
  await appendAuditEvent(tx, { requestId: null, actor: "system", action, details });
  return token;
}

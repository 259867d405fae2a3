import { isPermitted } from "#app/domain/access/permissions.ts";
import type { RoleName } from "#app/domain/access/roles.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { releaseAllOf } from "#db/desk.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { updateStaffMember } from "#db/staff.server.ts";
import { endAllSessions } from "#db/staff-sessions.server.ts";
import { areSameRoles } from "./claimed-roles.ts";

interface Claimed {
  readonly member: StaffMember;
  readonly roles: readonly RoleName[];
  readonly host: string;
}

/**
 * The member as they are afterwards. Sessions with the former roles end. Who invited the member stays
 * known (`accessFrom`): two people stay two.
 */
export async function applyClaimedRoles(
  tx: Transaction,
  { member, roles, host }: Claimed,
): Promise<StaffMember> {
  if (areSameRoles(member.roles, roles)) return member;
  const change = { roles: [...roles], version: member.version + 1 };
  await updateStaffMember(tx, member.id, change);
  if (!isPermitted(roles, "handle")) await releaseAllOf(tx, member.id);
  const sessions = await endAllSessions(tx, member.id);
  await appendAuditEvent(tx, {
    requestId: null,
    actor: "system",
    action: "staff.roles-changed",
    details: { staffId: member.id, sessions, from: member.roles, to: roles, by: "sso" },
  });
  await tell(tx, member, host);
  return { ...member, ...change };
}

async function tell(tx: Transaction, { id, email }: StaffMember, host: string) {
  await queueMessage(tx, {
    channel: "email",
    template: "staff-notice",
    sentTo: email,
    locale: "fr",
    staffId: id,
    details: { change: "roles", by: host },
  });
  await tellAdministrators(tx, { about: { staffId: id }, alarm: "member-access" });
}

import { isPermitted } from "#app/domain/access/permissions.ts";
import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import type { StaffChange } from "#app/domain/notice/templates.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { releaseAllOf } from "#db/desk.server.ts";
import { countPasskeys } from "#db/passkeys.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { lockAllStaff, updateStaffMember } from "#db/staff.server.ts";
import { endAllSessions } from "#db/staff-sessions.server.ts";
import { forgetFactors } from "./forget-factors.server.ts";
import {
  type AskedChange,
  type MemberChange,
  type MemberRefusal,
  refuseChange,
} from "./member-change.ts";
import { mailSetupLink } from "./setup-link.server.ts";

/**
 * Every session of the member ends, also between the two factors, and so do set-up links and what
 * their browsers are known by.
 */
export async function changeMember(
  domain: Domain,
  asked: AskedChange,
): Promise<Result<null, MemberRefusal>> {
  return domain.db.transaction(async (tx) => {
    const members = await lockAllStaff(tx);
    const refusal = refuseChange(members, asked);
    if (refusal) return refuse(refusal);
    const [member, by] = [asked.memberId, asked.by].map((id) =>
      members.find((one) => one.id === id),
    );
    if (!member || !by) return refuse("not-found");
    const isSetUp =
      member.passwordHash !== null ||
      member.ssoSubject !== null ||
      (await countPasskeys(tx, member.id)) > 0;
    await apply(tx, { member, by, change: asked.change });
    const sessions = await endAllSessions(tx, member.id);
    await record(tx, { member, by, change: asked.change, sessions });
    await tell(tx, domain, { member, by, change: asked.change }, isSetUp);
    if (asked.change.kind !== "disable")
      await tellAdministrators(tx, { about: { staffId: member.id }, alarm: "member-access" });
    return accept(null);
  });
}

async function apply(tx: Transaction, { member, by, change }: Change) {
  if (change.kind === "reset") await forgetFactors(tx, member);
  await updateStaffMember(tx, member.id, {
    version: member.version + 1,
    setupTokenHash: null,
    setupExpiresAt: null,
    ...(change.kind === "roles" && { roles: [...change.roles] }),
    ...(change.kind === "disable" ? { disabledAt: await databaseNow(tx) } : { accessFrom: by.id }),
    ...(change.kind === "enable" && { disabledAt: null }),
  });
  if (!worksAfter(change)) await releaseAllOf(tx, member.id);
}

function worksAfter(change: MemberChange) {
  if (change.kind === "roles") return isPermitted(change.roles, "handle");
  return change.kind !== "disable";
}

interface Change {
  readonly member: StaffMember;
  readonly by: StaffMember;
  readonly change: MemberChange;
}

const actions: Record<MemberChange["kind"], AuditAction> = {
  disable: "staff.disabled",
  enable: "staff.enabled",
  reset: "staff.second-factor-reset",
  roles: "staff.roles-changed",
};

async function record(
  tx: Transaction,
  { member, by, change, sessions }: Change & { readonly sessions: number },
) {
  await appendAuditEvent(tx, {
    requestId: null,
    actor: `staff:${by.id}`,
    action: actions[change.kind],
    details: {
      staffId: member.id,
      sessions,
      ...(change.kind === "roles" && { from: member.roles, to: change.roles }),
    },
  });
}

const notices: Record<Exclude<MemberChange["kind"], "reset">, StaffChange> = {
  disable: "disabled",
  enable: "enabled",
  roles: "roles",
};

/** A member who cannot sign in without a link gets a new one: the earlier one has ended. */
async function tell(
  tx: Transaction,
  { secrets }: Domain,
  { member, by, change }: Change,
  isSetUp: boolean,
) {
  if (change.kind !== "reset") {
    await queueMessage(tx, {
      channel: "email",
      template: "staff-notice",
      sentTo: member.email,
      locale: "fr",
      staffId: member.id,
      details: { change: notices[change.kind], by: by.name },
    });
  }
  const needsLink = change.kind === "reset" || (change.kind !== "disable" && !isSetUp);
  if (needsLink && (change.kind === "enable" || !member.disabledAt))
    await mailSetupLink(tx, secrets, member, isSetUp);
}

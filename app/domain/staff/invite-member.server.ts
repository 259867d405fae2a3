import { parseRoles } from "#app/domain/access/roles.ts";
import type { Domain } from "#app/domain/domain.ts";
import { parseEmail } from "#app/domain/email.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { cleanName, hiddenSign } from "#app/domain/typed/name.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { insertStaffMember, lockAllStaff } from "#db/staff.server.ts";
import { type InviteRefusal, isActiveAdministrator } from "./member-change.ts";
import { mailSetupLink } from "./setup-link.server.ts";

export interface TypedMember {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** The link goes to the colleague by mail. The administrator who invites never sees it. */
export async function inviteMember(
  domain: Domain,
  typed: TypedMember & { readonly by: StaffId },
): Promise<Result<{ id: StaffId }, InviteRefusal>> {
  const name = cleanName(typed.name).slice(0, limits.contactTextLength);
  const email = parseEmail(typed.email);
  const roles = parseRoles(typed.roles);
  if (!name) return refuse("name-missing");
  if (hiddenSign(name)) return refuse("name-hidden");
  if (!email) return refuse("bad-email");
  if (!roles) return refuse("no-role");
  return domain.db.transaction(async (tx) => {
    const by = (await lockAllStaff(tx)).find(({ id }) => id === typed.by);
    if (!by || !isActiveAdministrator(by)) return refuse("not-administrator");
    const member = await insertStaffMember(tx, { email, name, roles, accessFrom: by.id });
    if (!member) return refuse("exists");
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${by.id}`,
      action: "staff.created",
      details: { staffId: member.id, roles },
    });
    await mailSetupLink(tx, domain.secrets, member, false);
    await tellAdministrators(tx, { about: { staffId: member.id }, alarm: "member-access" });
    return accept({ id: member.id });
  });
}

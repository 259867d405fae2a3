import type { RoleName } from "#app/domain/access/roles.ts";
import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import type { Identity } from "#app/providers/identity/identity.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { lockAllStaff } from "#db/staff.server.ts";
import type { Visit } from "#db/staff-sessions.server.ts";
import { openFullSession, type SignedIn } from "../second-factor.server.ts";
import { applyClaimedRoles } from "./apply-claimed-roles.server.ts";
import { claimedRoles } from "./claimed-roles.ts";
import { chooseMember, refuseIdentity } from "./judge-identity.ts";
import { linkIdentity } from "./link-identity.server.ts";
import { recordRefusal } from "./record-refusal.server.ts";
import type { IdentityRefusal } from "./sso-refusal.ts";

interface Asked {
  readonly identity: Identity;
  readonly visit: Visit;
  readonly marks: readonly string[];
  /** Of the provider, for people. */
  readonly host: string;
}

/**
 * All members are locked, as for every change of roles: of two administrators who lose the role at
 * once, one stays.
 */
export function signInWithIdentity(
  domain: Pick<Domain, "db" | "secrets">,
  asked: Asked,
): Promise<Result<SignedIn, IdentityRefusal>> {
  const { identity, visit } = asked;
  return domain.db.transaction(async (tx) => {
    const members = await lockAllStaff(tx);
    const chosen = chooseMember(members, identity);
    const roles = claimedRoles(identity.roles);
    const refusal = chosen.ok
      ? refuseIdentity(members, chosen.value, { roles, methods: identity.methods })
      : chosen.refusal;
    const staffId = chosen.ok ? chosen.value.id : undefined;
    if (refusal) await recordRefusal(tx, { reason: refusal, visit, staffId });
    if (refusal) return refuse(refusal);
    if (!chosen.ok) return chosen;
    return accept(await open(tx, domain, { ...asked, member: chosen.value, roles }));
  });
}

async function open(
  tx: Transaction,
  domain: Pick<Domain, "secrets">,
  proved: Asked & { readonly member: StaffMember; readonly roles: readonly RoleName[] },
) {
  const { identity, roles, host, visit, marks } = proved;
  if (proved.member.ssoSubject === null) await linkIdentity(tx, proved.member.id, identity);
  const member = await applyClaimedRoles(tx, { member: proved.member, roles, host });
  return openFullSession(tx, domain, { member, factor: "sso", visit, marks });
}

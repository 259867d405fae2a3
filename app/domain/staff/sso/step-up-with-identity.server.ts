import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import type { Identity } from "#app/providers/identity/identity.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { lockStaffMember } from "#db/staff.server.ts";
import { findSessionOwner, type Visit } from "#db/staff-sessions.server.ts";
import { recordStepUp, type SteppedUp } from "../step-up.server.ts";
import { areSameRoles, claimedRoles } from "./claimed-roles.ts";
import { recordRefusal } from "./record-refusal.server.ts";
import { isSecondFactorShown } from "./second-factor-shown.ts";
import type { IdentityRefusal } from "./sso-refusal.ts";

interface Asked {
  readonly identity: Identity;
  readonly visit: Visit;
  readonly sessionHash: string;
  readonly begunAt: Date;
}

/** Only the person who signed in, who has just proved it at the provider, with the same roles. */
export function stepUpWithIdentity(
  { db }: Pick<Domain, "db">,
  { identity, visit, sessionHash, begunAt }: Asked,
): Promise<Result<SteppedUp, IdentityRefusal | "over">> {
  return db.transaction(async (tx) => {
    const owner = await findSessionOwner(tx, sessionHash);
    const member = owner && (await lockStaffMember(tx, owner));
    if (!member || member.disabledAt) return refuse("over");
    const times = { begunAt, now: await databaseNow(tx) };
    const refusal = refuseStepUp(member, identity, times);
    if (refusal) await recordRefusal(tx, { reason: refusal, visit, staffId: member.id });
    if (refusal) return refuse(refusal);
    return accept(await recordStepUp(tx, { member, tokenHash: sessionHash, factor: "sso" }));
  });
}

function refuseStepUp(
  member: StaffMember,
  { issuer, subject, provedAt, methods, roles }: Identity,
  times: { readonly begunAt: Date; readonly now: Date },
): IdentityRefusal | null {
  if (member.ssoIssuer !== issuer || member.ssoSubject !== subject) return "other-person";
  if (!isFresh(provedAt, times)) return "not-fresh";
  if (!isSecondFactorShown(methods)) return "one-factor";
  return areSameRoles(member.roles, claimedRoles(roles)) ? null : "roles-changed";
}

/** After the start, and not long ago: the page of the return may have stood open. */
function isFresh(
  provedAt: Date | null,
  { begunAt, now }: { readonly begunAt: Date; readonly now: Date },
) {
  if (!provedAt) return false;
  const clockMs = limits.ssoClockSeconds * 1000;
  const oldest = Math.max(begunAt.getTime(), now.getTime() - limits.factorFreshMinutes * 60_000);
  const at = provedAt.getTime();
  return at >= oldest - clockMs && at <= now.getTime() + clockMs;
}

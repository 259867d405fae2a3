import type { RoleName } from "#app/domain/access/roles.ts";
import type { StaffId } from "#app/domain/ids.ts";

export type MemberChange =
  | { readonly kind: "disable" }
  | { readonly kind: "enable" }
  | { readonly kind: "reset" }
  | { readonly kind: "roles"; readonly roles: readonly RoleName[] };

export type MemberRefusal = "not-administrator" | "not-found" | "self" | "stale" | "unchanged";

export type InviteRefusal =
  "not-administrator" | "name-missing" | "name-hidden" | "bad-email" | "no-role" | "exists";

export interface MemberState {
  readonly id: StaffId;
  readonly roles: readonly RoleName[];
  readonly disabledAt: Date | null;
  readonly version: number;
}

export interface AskedChange {
  readonly by: StaffId;
  readonly memberId: string;
  /** As the page showed the member. */
  readonly version: number;
  readonly change: MemberChange;
}

/**
 * Null when the change may be made. `members` are all staff. Nobody changes themselves, so that the
 * administrator who makes the change is always left.
 */
export function refuseChange(
  members: readonly MemberState[],
  { by, memberId, version, change }: AskedChange,
): MemberRefusal | null {
  if (!members.some((one) => one.id === by && isActiveAdministrator(one)))
    return "not-administrator";
  const member = members.find(({ id }) => id === memberId);
  if (!member) return "not-found";
  if (member.id === by) return "self";
  if (member.version !== version) return "stale";
  return isNew(member, change) ? null : "unchanged";
}

export function isActiveAdministrator({ roles, disabledAt }: MemberState) {
  return disabledAt === null && roles.includes("administrator");
}

/** A disabled member is enabled before anything else. */
function isNew(member: MemberState, change: MemberChange) {
  if ((change.kind === "enable") !== (member.disabledAt !== null)) return false;
  if (change.kind !== "roles") return true;
  return [...member.roles].sort().join() !== [...change.roles].sort().join();
}

import type { RoleName } from "#app/domain/access/roles.ts";
import { parseEmail } from "#app/domain/email.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { isActiveAdministrator } from "../member-change.ts";
import { isSecondFactorShown } from "./second-factor-shown.ts";
import type { IdentityRefusal } from "./sso-refusal.ts";

interface KnownMember {
  readonly id: StaffId;
  readonly email: string;
  readonly roles: readonly RoleName[];
  readonly disabledAt: Date | null;
  readonly version: number;
  readonly ssoIssuer: string | null;
  readonly ssoSubject: string | null;
}

/** What the provider says of a person. */
interface Claimed {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
}

/** By who they are at the provider; the first time by a verified address that an administrator invited. */
export function chooseMember<Member extends KnownMember>(
  members: readonly Member[],
  { issuer, subject, email, isEmailVerified }: Claimed,
): Result<Member, "unknown" | "unverified" | "other-subject"> {
  const linked = members.find((one) => one.ssoIssuer === issuer && one.ssoSubject === subject);
  if (linked) return accept(linked);
  const address = parseEmail(email ?? "");
  const named = members.find((one) => one.email === address);
  if (!named) return refuse("unknown");
  if (!isEmailVerified) return refuse("unverified");
  return named.ssoSubject === null ? accept(named) : refuse("other-subject");
}

/** Null when the member may come in with these roles. */
export function refuseIdentity(
  members: readonly KnownMember[],
  member: KnownMember,
  claimed: { readonly roles: readonly RoleName[]; readonly methods: readonly string[] | null },
): IdentityRefusal | null {
  if (member.disabledAt !== null) return "disabled";
  if (!isSecondFactorShown(claimed.methods)) return "one-factor";
  if (claimed.roles.length === 0) return "no-role";
  const others = members.filter((one) => one.id !== member.id && isActiveAdministrator(one));
  const isLast = isActiveAdministrator(member) && others.length === 0;
  return isLast && !claimed.roles.includes("administrator") ? "last-administrator" : null;
}

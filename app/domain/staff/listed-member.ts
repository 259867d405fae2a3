import type { RoleName } from "#app/domain/access/roles.ts";
import type { StaffId } from "#app/domain/ids.ts";

/** `sso`: the provider of identities asks for it; `invited`: has a set-up link that can be used; `none`: needs a new one. */
export type SecondFactorState = "confirmed" | "sso" | "missing" | "invited" | "none";

export interface ListedMember {
  readonly id: StaffId;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly RoleName[];
  readonly version: number;
  readonly disabledAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly secondFactor: SecondFactorState;
}

import type { Identity } from "./identity.ts";

export type Claims = Readonly<Record<string, unknown>>;

export interface RolesClaim {
  /** A name, or a path with dots. */
  readonly claim: string;
  /** Values without it are not ours. */
  readonly prefix: string;
}

/** Null without a subject. `claims`: of an ID token that was checked, and of the same person. */
export function identityOf(claims: Claims, roles: RolesClaim): Identity | null {
  const { iss, sub, email, email_verified: verified, auth_time: provedAt, amr } = claims;
  if (typeof iss !== "string" || typeof sub !== "string" || sub === "") return null;
  return {
    issuer: iss,
    subject: sub,
    email: typeof email === "string" ? email : null,
    isEmailVerified: verified === true,
    roles: rolesIn(claims, roles),
    provedAt: typeof provedAt === "number" ? new Date(provedAt * 1000) : null,
    methods: Array.isArray(amr) ? amr.filter((one) => typeof one === "string") : null,
  };
}

export function valueAt(claims: Claims, claim: string): unknown {
  if (Object.hasOwn(claims, claim)) return claims[claim];
  return claim.split(".").reduce<unknown>((at, name) => {
    return isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }, claims);
}

function rolesIn(claims: Claims, { claim, prefix }: RolesClaim) {
  const value = valueAt(claims, claim);
  const words: readonly unknown[] =
    typeof value === "string" ? value.split(/[\s,]+/) : arrayOf(value);
  return words
    .filter((word) => typeof word === "string")
    .filter((word) => word.startsWith(prefix) && word !== prefix)
    .map((word) => word.slice(prefix.length));
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Claims {
  return typeof value === "object" && value !== null;
}

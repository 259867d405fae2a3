/** Why the provider's answer about a person opens nothing. */
export type IdentityRefusal =
  | "unknown"
  | "unverified"
  | "other-subject"
  | "disabled"
  | "no-role"
  | "last-administrator"
  | "one-factor"
  | "other-person"
  | "not-fresh"
  | "roles-changed";

/** `over`: used, expired, or begun in another browser. */
export type SsoRefusal = IdentityRefusal | "over" | "denied" | "invalid" | "away";

import { limits } from "#app/domain/limits.ts";

export interface WaysIn {
  readonly passwordHash: string | null;
  readonly totpConfirmedAt: Date | null;
  /** Passkeys that open something. */
  readonly passkeys: number;
}

/** Somebody with a password and an authenticator, or with a passkey, gets in. */
export function hasWayIn({ passwordHash, totpConfirmedAt, passkeys }: WaysIn) {
  return (passwordHash !== null && totpConfirmedAt !== null) || passkeys > 0;
}

/** With one passkey alone, a lost telephone would shut its owner out. */
export function mayForgetPassword({ passwordHash, passkeys }: WaysIn) {
  return passwordHash !== null && passkeys >= limits.passkeysWithoutPassword;
}

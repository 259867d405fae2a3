import { generateSecret, generateSync } from "otplib";
import { boundTo } from "#app/domain/bound-to.ts";
import type { VerificationId } from "#app/domain/ids.ts";
import { KeyGone, type Secrets } from "#app/domain/secrets.server.ts";
import type { PhoneVerification } from "#db/schema/phone-verifications.ts";

export function newSealedSeed(secrets: Secrets, id: VerificationId) {
  return secrets.seal(generateSecret(), boundTo.verification(id));
}

type Seeded = Pick<PhoneVerification, "id" | "seedSealed">;

/** Deterministic, so that a second attempt sends the same code. Throws when the seed was erased. */
export function codeOf(secrets: Secrets, verification: Seeded, counter: number) {
  const code = knownCodeOf(secrets, verification, counter);
  if (code === null) throw new KeyGone(`verification ${verification.id}: its key is gone`);
  return code;
}

/** Null when the key of the seed is gone. */
export function knownCodeOf(secrets: Secrets, verification: Seeded, counter: number) {
  if (!verification.seedSealed) throw new Error(`verification ${verification.id} has no seed`);
  const secret = secrets.openKnown(verification.seedSealed, boundTo.verification(verification.id));
  return secret === null ? null : generateSync({ strategy: "hotp", secret, counter, digits: 6 });
}

/** Codes of such a seed cannot be sent or checked any more: the next code wants another one. */
export function isSeedLost(secrets: Secrets, { id, seedSealed }: Seeded) {
  return seedSealed !== null && secrets.openKnown(seedSealed, boundTo.verification(id)) === null;
}

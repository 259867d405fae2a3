import { generateSecret, generateSync } from "otplib";
import type { VerificationId } from "#app/domain/ids.ts";
import type { Secrets } from "#app/domain/secrets.server.ts";
import type { PhoneVerification } from "#db/schema/phone-verifications.ts";

const about = (id: VerificationId) => `verification:${id}`;

export function newSealedSeed(secrets: Secrets, id: VerificationId) {
  return secrets.seal(generateSecret(), about(id));
}

/** Deterministic, so that a second attempt sends the same code. Throws when the seed was erased. */
export function codeOf(
  secrets: Secrets,
  verification: Pick<PhoneVerification, "id" | "seedSealed">,
  counter: number,
) {
  if (!verification.seedSealed) throw new Error(`verification ${verification.id} has no seed`);
  const secret = secrets.open(verification.seedSealed, about(verification.id));
  return generateSync({ strategy: "hotp", secret, counter, digits: 6 });
}

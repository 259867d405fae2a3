import { generateSecret, generateURI, verifySync } from "otplib";
import { encode } from "uqr";
import { boundTo } from "#app/domain/bound-to.ts";
import type { StaffId } from "#app/domain/ids.ts";
import type { Secrets } from "#app/domain/secrets.server.ts";

export function newSealedSeed(secrets: Secrets, id: StaffId) {
  return sealSeed(secrets, id, generateSecret());
}

export function sealSeed(secrets: Secrets, id: StaffId, secret: string) {
  return secrets.seal(secret, boundTo.secondFactor(id));
}

export function openSeed(secrets: Secrets, id: StaffId, sealed: string) {
  return secrets.open(sealed, boundTo.secondFactor(id));
}

/** The key that sealed it is gone: no code can be compared any more. */
export function isSeedLost(
  secrets: Secrets,
  { id, totpSealed }: { readonly id: StaffId; readonly totpSealed: string | null },
) {
  return totpSealed !== null && secrets.openKnown(totpSealed, boundTo.secondFactor(id)) === null;
}

/** At most one step early or late; null for a wrong code. */
export function totpStepOf(secret: string, code: string, at: Date): number | null {
  // otplib throws on a token of any other length.
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(at.getTime() / 1000);
  const answer = verifySync({ secret, token: code, epoch, epochTolerance: 30 });
  return answer.valid && "timeStep" in answer ? answer.timeStep : null;
}

export function totpInvitation(issuer: string, email: string, secret: string) {
  const uri = generateURI({ issuer, label: email, secret });
  const { data, size } = encode(uri, { border: 4 });
  const squares = data.flatMap((row, y) =>
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")),
  );
  return { uri, size, path: squares.join("") };
}

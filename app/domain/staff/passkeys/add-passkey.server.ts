import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { cleanName, hiddenSign } from "#app/domain/typed/name.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { countAllPasskeys, insertPasskey, useChallenge } from "#db/passkeys.server.ts";
import { lockStaffMember } from "#db/staff.server.ts";
import { parseRegistration, type Registration, signedChallenge } from "./credential.server.ts";
import { recordPasskey } from "./record-passkey.server.ts";
import type { RelyingParty } from "./relying-party.ts";

export type PasskeyNameRefusal = "name-missing" | "name-hidden";
export type AddPasskeyRefusal = PasskeyNameRefusal | "not-made" | "known" | "too-many-passkeys";

interface NewPasskey {
  readonly staffId: StaffId;
  /** The hash of the token of the session that asked for the challenge. */
  readonly askedBy: string;
  readonly name: string;
  /** What the authenticator answered. */
  readonly credential: string;
}

/** The challenge is used up first, whatever comes of it. */
export async function addPasskey(
  domain: Pick<Domain, "db">,
  site: RelyingParty,
  typed: NewPasskey,
): Promise<Result<null, AddPasskeyRefusal>> {
  const name = readPasskeyName(typed.name);
  if (!name.ok) return name;
  const answer = parseRegistration(typed.credential);
  const challenge = answer && signedChallenge(answer);
  if (!challenge) return refuse("not-made");
  const { askedBy, staffId } = typed;
  const asked = { purpose: "addition", askedBy, challengeHash: digest(challenge) } as const;
  return domain.db.transaction(async (tx) => {
    const member = await lockStaffMember(tx, staffId);
    if (!member || member.disabledAt) return refuse("not-made");
    if (!(await useChallenge(tx, asked))) return refuse("not-made");
    const made = await verify(answer, challenge, site);
    if (!made) return refuse("not-made");
    return keep(tx, { ...made, staffId, name: name.value });
  });
}

/** Trimmed; a sign that nobody sees is refused. */
export function readPasskeyName(typed: string): Result<string, PasskeyNameRefusal> {
  const name = cleanName(typed).slice(0, limits.contactTextLength);
  if (!name) return refuse("name-missing");
  return hiddenSign(name) ? refuse("name-hidden") : accept(name);
}

async function keep(tx: Transaction, row: Parameters<typeof insertPasskey>[1]) {
  if ((await countAllPasskeys(tx, row.staffId)) >= limits.passkeysPerMember)
    return refuse("too-many-passkeys");
  if (!(await insertPasskey(tx, row))) return refuse("known");
  await recordPasskey(tx, row.staffId, "added");
  return accept(null);
}

async function verify(response: Registration, challenge: string, site: RelyingParty) {
  try {
    if (!asksNobodyElse(response)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
    });
    if (!verified || !registrationInfo) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credentialId: id, publicKey: isoBase64URL.fromBuffer(publicKey), counter };
  } catch {
    return null;
  }
}

/**
 * We ask for no attestation. One with certificates would make the library fetch the revocation list
 * that a certificate names: an address of the sender's choice.
 */
function asksNobodyElse({ response }: Registration) {
  const object = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
  const format = object.get("fmt");
  return format === "none" || (format === "packed" && !object.get("attStmt").get("x5c"));
}

import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { isoBase64URL } from "@simplewebauthn/server/helpers";
import { digest } from "#app/domain/secrets.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findPasskey, markCopied, spendCounter, useChallenge } from "#db/passkeys.server.ts";
import type { Passkey } from "#db/schema/passkeys.ts";
import { lockStaffMember } from "#db/staff.server.ts";
import { type Assertion, parseAssertion, signedChallenge } from "./credential.server.ts";
import { handleOf } from "./passkey-options.server.ts";
import type { PasskeyPurpose } from "./purposes.ts";
import { recordPasskey } from "./record-passkey.server.ts";
import type { RelyingParty } from "./relying-party.ts";

interface Use {
  readonly site: RelyingParty;
  readonly purpose: PasskeyPurpose;
  readonly askedBy: string | null;
  /** What the authenticator answered. */
  readonly credential: string;
}

/**
 * The member whose passkey signed a challenge of ours, verified by the device; null for anything
 * else. The challenge is used up first. Locks the member.
 */
export async function usePasskey(tx: Transaction, { site, purpose, askedBy, credential }: Use) {
  const answer = parseAssertion(credential);
  const challenge = answer && signedChallenge(answer);
  if (!challenge) return null;
  if (!(await useChallenge(tx, { purpose, askedBy, challengeHash: digest(challenge) })))
    return null;
  const owner = (await findPasskey(tx, answer.id))?.staffId;
  const member = owner && (await lockStaffMember(tx, owner));
  // Its owner may have removed it before the lock.
  const passkey = await findPasskey(tx, answer.id);
  if (!member || member.disabledAt || !passkey || passkey.copiedAt) return null;
  if (isoBase64URL.fromBuffer(handleOf(member.id)) !== answer.response.userHandle) return null;
  const counter = await verify(answer, challenge, { site, passkey });
  if (counter === null) return null;
  if (await spendCounter(tx, passkey.id, counter)) return member;
  if (await markCopied(tx, passkey.id)) await recordPasskey(tx, member.id, "copied");
  return null;
}

/** The counter of this use. */
async function verify(
  response: Assertion,
  challenge: string,
  { site, passkey }: { readonly site: RelyingParty; readonly passkey: Passkey },
) {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      // Compared in the statement that writes it: a counter that goes back has to be told apart.
      credential: {
        id: passkey.credentialId,
        publicKey: isoBase64URL.toBuffer(passkey.publicKey),
        counter: 0,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}

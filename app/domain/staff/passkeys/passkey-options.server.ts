import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { insertChallenge, listPasskeys } from "#db/passkeys.server.ts";
import { findStaffMember } from "#db/staff.server.ts";
import type { PasskeyPurpose } from "./purposes.ts";
import type { RelyingParty } from "./relying-party.ts";

type Means = Pick<Domain, "db">;

/** Any passkey of this site: nobody has said yet who they are. */
export function signInOptions(domain: Means, site: RelyingParty) {
  return assertionOptions(domain, site, { purpose: "sign-in", askedBy: null });
}

/** `askedBy`: the hash of the token of the session. */
export async function stepUpOptions(
  domain: Means,
  site: RelyingParty,
  { askedBy, staffId }: { readonly askedBy: string; readonly staffId: StaffId },
) {
  const own = await listPasskeys(domain.db, staffId);
  const allowCredentials = own.map(({ credentialId }) => ({ id: credentialId }));
  return assertionOptions(domain, site, { purpose: "step-up", askedBy }, allowCredentials);
}

async function assertionOptions(
  { db }: Means,
  { id: rpID }: RelyingParty,
  asked: { readonly purpose: PasskeyPurpose; readonly askedBy: string | null },
  allowCredentials: { id: string }[] = [],
) {
  const options = await generateAuthenticationOptions({
    rpID,
    allowCredentials,
    userVerification: "required",
    timeout: timeoutMs(),
  });
  await insertChallenge(db, { ...asked, challengeHash: digest(options.challenge) });
  return options;
}

export async function additionOptions(
  { db }: Means,
  site: RelyingParty & { readonly name: string },
  { askedBy, staffId }: { readonly askedBy: string; readonly staffId: StaffId },
) {
  const [member, own] = [await findStaffMember(db, staffId), await listPasskeys(db, staffId)];
  if (!member) throw new Error("the member is gone");
  const options = await generateRegistrationOptions({
    rpID: site.id,
    rpName: site.name,
    userID: handleOf(staffId),
    userName: member.email,
    userDisplayName: member.name,
    attestationType: "none",
    excludeCredentials: own.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout: timeoutMs(),
  });
  await insertChallenge(db, {
    purpose: "addition",
    askedBy,
    challengeHash: digest(options.challenge),
  });
  return options;
}

/** Says nothing about the person. An authenticator gives it back with its answer. */
export function handleOf(staffId: StaffId) {
  return new Uint8Array(Buffer.from(staffId, "utf8"));
}

function timeoutMs() {
  return limits.passkeyChallengeMinutes * 60_000;
}

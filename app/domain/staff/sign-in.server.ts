import type { Domain } from "#app/domain/domain.ts";
import { parseEmail } from "#app/domain/email.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, newToken, type Secrets } from "#app/domain/secrets.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { holdSsoRule, isSsoRequired } from "#db/sso.server.ts";
import {
  findStaffByEmail,
  keepTotpSeed,
  lockStaffMember,
  updateStaffMember,
} from "#db/staff.server.ts";
import { insertStaffSession, type StaffStage, type Visit } from "#db/staff-sessions.server.ts";
import { isPassword } from "./password.server.ts";
import { isSeedLost, newSealedSeed } from "./totp.server.ts";

export interface HalfSignedIn {
  readonly token: string;
  readonly next: "code" | "enrolment";
}

/**
 * The session is short and only allows the second step. Every failure gets the same
 * refusal in the same time.
 */
export async function beginSignIn(
  domain: Domain,
  typed: { readonly email: string; readonly password: string; readonly visit: Visit },
): Promise<Result<HalfSignedIn, "refused" | "sso-required">> {
  if (await isSsoRequired(domain.db)) return refuse("sso-required");
  const email = parseEmail(typed.email);
  const member = email && (await findStaffByEmail(domain.db, email));
  const isRight = await isPassword(member?.passwordHash ?? null, typed.password);
  if (!member || !isRight) return refuse("refused");
  return domain.db.transaction(async (tx) => {
    if (await holdSsoRule(tx)) return refuse("sso-required");
    // Comparing takes a while: the password may have ended meanwhile.
    const current = await lockStaffMember(tx, member.id);
    const isCurrent = current?.passwordHash === member.passwordHash && !current?.disabledAt;
    if (!current || !isCurrent) return refuse("refused");
    return accept(await openHalfSession(tx, domain.secrets, current, typed.visit));
  });
}

export async function openHalfSession(
  tx: Transaction,
  secrets: Secrets,
  member: StaffMember,
  visit: Visit,
): Promise<HalfSignedIn> {
  if (!member.totpConfirmedAt) {
    if (isSeedLost(secrets, member)) await updateStaffMember(tx, member.id, { totpSealed: null });
    await keepTotpSeed(tx, member.id, newSealedSeed(secrets, member.id));
  }
  const token = await openSession(tx, member.id, "password", visit);
  return { token, next: member.totpConfirmedAt ? "code" : "enrolment" };
}

/** A new identifier at each stage, against session fixation. */
export async function openSession(
  tx: Transaction,
  staffId: StaffId,
  stage: StaffStage,
  visit: Visit,
  { isUnknownBrowser = false, bySso = false } = {},
) {
  const token = newToken();
  const row = { ...visit, tokenHash: digest(token), staffId, stage, isUnknownBrowser, bySso };
  await insertStaffSession(tx, row);
  return token;
}

import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { parseCode } from "#app/domain/typed/code.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { holdSsoRule } from "#db/sso.server.ts";
import { confirmTotp, findStaffMember } from "#db/staff.server.ts";
import { endStaffSession, touchStaffSession } from "#db/staff-sessions.server.ts";
import { markBrowser } from "./known-browser.server.ts";
import { makeRecoveryCodes } from "./recovery-codes.server.ts";
import {
  refuseCode,
  type SecondFactorRefusal,
  type SecondFactorTry,
  type SignedIn,
  spendAttempt,
} from "./second-factor.server.ts";
import { openSession } from "./sign-in.server.ts";
import { isSeedLost, openSeed, totpStepOf } from "./totp.server.ts";

export async function findEnrolment(domain: Domain, token: string) {
  const visitor = await touchStaffSession(domain.db, digest(token), "password");
  const member = visitor && (await findStaffMember(domain.db, visitor.id));
  if (!member?.totpSealed || member.totpConfirmedAt) return null;
  if (isSeedLost(domain.secrets, member)) return null;
  return { member, secret: openSeed(domain.secrets, member.id, member.totpSealed) };
}

export async function confirmEnrolment(
  domain: Domain,
  typed: SecondFactorTry,
): Promise<
  Result<Omit<SignedIn, "keptAt"> & { codes: string[] }, SecondFactorRefusal | "sso-required">
> {
  return domain.db.transaction(async (tx) => {
    if (await holdSsoRule(tx)) return refuse("sso-required");
    const tokenHash = digest(typed.token);
    const begun = await spendAttempt(tx, tokenHash);
    if (!begun?.member.totpSealed || begun.member.totpConfirmedAt) return refuse("ended");
    const { session, member } = begun;
    const version = await bind(tx, domain, member, typed.code);
    if (version === null) return refuseCode(tx, tokenHash, session);
    await endStaffSession(tx, tokenHash);
    const codes = await makeRecoveryCodes(tx, domain.secrets, member.id);
    const token = await openSession(tx, member.id, "full", typed.visit);
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${member.id}`,
      action: "staff.enrolled",
    });
    const enrolled = { id: member.id, version };
    return accept({ token, codes, browserMark: await markBrowser(tx, domain.secrets, enrolled) });
  });
}

/** The member's new version; null for a wrong code. */
async function bind(tx: Transaction, domain: Domain, member: StaffMember, code: string) {
  if (!member.totpSealed || isSeedLost(domain.secrets, member)) return null;
  const secret = openSeed(domain.secrets, member.id, member.totpSealed);
  const step = totpStepOf(secret, parseCode(code) ?? "", await databaseNow(tx));
  return step === null ? null : confirmTotp(tx, member.id, step);
}

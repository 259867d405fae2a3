import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { parseCode } from "#app/domain/typed/code.ts";
import { readUniqueCode } from "#app/domain/typed/unique-code.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { claimKeptForms } from "#db/kept-forms.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { holdSsoRule } from "#db/sso.server.ts";
import { lockStaffMember, spendRecoveryCode, spendTotpStep } from "#db/staff.server.ts";
import {
  endStaffSession,
  findSessionOwner,
  spendSecondFactorAttempt,
  type StaffStage,
  type Visit,
} from "#db/staff-sessions.server.ts";
import { markBrowser, recogniseBrowser } from "./known-browser.server.ts";
import { recoveryCodeHashes } from "./recovery-codes.server.ts";
import { openSession } from "./sign-in.server.ts";
import { askToTellSignIns } from "./tell-sign-ins.server.ts";
import { isSeedLost, openSeed, totpStepOf } from "./totp.server.ts";
import { countWrongSecondFactor } from "./wrong-factor.server.ts";

export interface SecondFactorTry {
  readonly token: string;
  readonly code: string;
  readonly visit: Visit;
  /** What the browser kept of earlier sign-ins. */
  readonly marks?: readonly string[] | undefined;
}

export interface SignedIn {
  readonly token: string;
  /** For the browser to keep. */
  readonly browserMark: string;
  /** Where the member posted a form after their last session had ended. */
  readonly keptAt: string | null;
}

/** `factor-lost`: its key is gone; an administrator has to reset the second factor. */
export type SecondFactorRefusal = "ended" | "wrong-code" | "factor-lost";

type SignInRefusal = SecondFactorRefusal | "sso-required";

/** Each code is valid once. The attempt is counted before comparing. */
export async function completeSignIn(
  domain: Domain,
  typed: SecondFactorTry,
): Promise<Result<SignedIn, SignInRefusal>> {
  return domain.db.transaction(async (tx) => {
    if (await holdSsoRule(tx)) return refuse("sso-required");
    const tokenHash = digest(typed.token);
    const begun = await spendAttempt(tx, tokenHash);
    if (!begun?.member.totpConfirmedAt) return refuse("ended");
    const { session, member } = begun;
    const factor = await useFactor(tx, domain, member, typed.code);
    if (!factor && isSeedLost(domain.secrets, member)) return refuse("factor-lost");
    if (!factor) return refuseCode(tx, tokenHash, session);
    await endStaffSession(tx, tokenHash);
    return accept(await openFullSession(tx, domain, { ...typed, member, factor }));
  });
}

export async function openFullSession(
  tx: Transaction,
  { secrets }: Pick<Domain, "secrets">,
  proved: Omit<SecondFactorTry, "token" | "code"> & {
    readonly member: StaffMember;
    readonly factor: string;
  },
): Promise<SignedIn> {
  const { member, factor, visit, marks = [] } = proved;
  const who = { id: member.id, email: null };
  const isUnknownBrowser = (await recogniseBrowser({ db: tx, secrets }, marks, who)) === null;
  const token = await openSession(tx, member.id, "full", visit, {
    isUnknownBrowser,
    bySso: factor === "sso",
  });
  if (isUnknownBrowser) await askToTellSignIns(tx, member.id);
  await appendAuditEvent(tx, {
    requestId: null,
    actor: `staff:${member.id}`,
    action: "staff.signed-in",
    details: { factor, address: visit.address },
  });
  const keptAt = await claimKeptForms(tx, staffOwner(member.id), digest(token));
  return { token, keptAt, browserMark: await markBrowser(tx, secrets, member) };
}

/** Locks the member before the session, and counts the attempt. Null when the sign-in has ended. */
export async function spendAttempt(tx: Transaction, tokenHash: string, stage?: StaffStage) {
  const owner = await findSessionOwner(tx, tokenHash);
  const member = owner && (await lockStaffMember(tx, owner));
  if (!member || member.disabledAt) return null;
  const session = await spendSecondFactorAttempt(tx, tokenHash, stage);
  return session && { member, session };
}

export async function useFactor(
  tx: Transaction,
  domain: Domain,
  member: StaffMember,
  typed: string,
) {
  const recovery = readUniqueCode(typed);
  if (recovery.kind === "code") {
    const hashes = recoveryCodeHashes(domain.secrets, member.id, recovery.code);
    return (await spendRecoveryCode(tx, member.id, hashes)) ? "recovery-code" : null;
  }
  return (await isFreshTotp(tx, domain, member, typed)) ? "totp" : null;
}

export async function isFreshTotp(
  tx: Transaction,
  domain: Domain,
  member: StaffMember,
  code: string,
) {
  const parsed = parseCode(code);
  if (!member.totpSealed || !parsed || isSeedLost(domain.secrets, member)) return false;
  const secret = openSeed(domain.secrets, member.id, member.totpSealed);
  const step = totpStepOf(secret, parsed, await databaseNow(tx));
  return step !== null && (await spendTotpStep(tx, member.id, step));
}

export async function refuseCode(
  tx: Transaction,
  tokenHash: string,
  session: { readonly staffId: StaffId; readonly attempts: number },
) {
  await countWrongSecondFactor(tx, session.staffId);
  if (session.attempts < limits.attemptsPerSecondFactor) return refuse("wrong-code");
  await endStaffSession(tx, tokenHash);
  const details = { staffId: session.staffId, by: "second-factor" };
  await appendAuditEvent(tx, {
    requestId: null,
    actor: "system",
    action: "staff.locked-out",
    details,
  });
  return refuse("ended");
}

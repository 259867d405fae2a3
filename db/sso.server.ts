import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { SsoPurpose } from "#app/domain/staff/sso/purposes.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { minutesFromNow } from "./connection/clock.server.ts";
import { signInRules, ssoStarts } from "./schema/sso.ts";
import { staffSessions } from "./schema/staff.ts";

export interface SsoStart {
  readonly stateHash: string;
  readonly browserHash: string;
  readonly purpose: SsoPurpose;
  readonly sessionHash: string | null;
  readonly returnTo: string | null;
}

export async function insertSsoStart(db: Database, row: SsoStart) {
  const expiresAt = minutesFromNow(limits.ssoStartMinutes);
  await db.insert(ssoStarts).values({ ...row, expiresAt });
}

/** Null when it was used, has expired or was begun in another browser. */
export async function useSsoStart(
  db: Database,
  { stateHash, browserHash }: Pick<SsoStart, "stateHash" | "browserHash">,
) {
  const [start] = await db
    .update(ssoStarts)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(ssoStarts.stateHash, stateHash),
        eq(ssoStarts.browserHash, browserHash),
        isNull(ssoStarts.usedAt),
        gt(ssoStarts.expiresAt, sql`now()`),
      ),
    )
    .returning({
      purpose: ssoStarts.purpose,
      sessionHash: ssoStarts.sessionHash,
      returnTo: ssoStarts.returnTo,
      createdAt: ssoStarts.createdAt,
    });
  return start ?? null;
}

/** Used or not. */
export async function forgetSsoStarts(db: Database) {
  await db.delete(ssoStarts).where(lt(ssoStarts.expiresAt, sql`now()`));
}

export async function isSsoRequired(db: Database) {
  const [rule] = await db.select({ ssoRequired: signInRules.ssoRequired }).from(signInRules);
  return rule?.ssoRequired ?? false;
}

/** Until the transaction ends, the rule stays as it is. */
export async function holdSsoRule(tx: Transaction) {
  const [rule] = await tx
    .select({ ssoRequired: signInRules.ssoRequired })
    .from(signInRules)
    .for("share");
  return rule?.ssoRequired ?? false;
}

/** Waits for sign-ins that hold the rule. */
export async function lockSsoRule(tx: Transaction) {
  await tx.select({ ssoRequired: signInRules.ssoRequired }).from(signInRules).for("update");
}

/** False: it is so already. */
export async function setSsoRequired(tx: Transaction, ssoRequired: boolean) {
  const rows = await tx
    .update(signInRules)
    .set({ ssoRequired, updatedAt: sql`now()` })
    .where(sql`${signInRules.ssoRequired} <> ${ssoRequired}`)
    .returning({ ssoRequired: signInRules.ssoRequired });
  return rows.length === 1;
}

/** Those that a password or a passkey opened, also between the two factors. Returns how many. */
export async function endSessionsWithoutSso(db: Database) {
  const rows = await db
    .update(staffSessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(staffSessions.bySso, false), isNull(staffSessions.endedAt)))
    .returning({ id: staffSessions.id });
  return rows.length;
}

/** Whether this session of theirs was opened at the provider of identities. */
export async function isOpenedBySso(db: Database, staffId: StaffId, tokenHash: string) {
  const [session] = await db
    .select({ bySso: staffSessions.bySso })
    .from(staffSessions)
    .where(and(eq(staffSessions.tokenHash, tokenHash), eq(staffSessions.staffId, staffId)));
  return session?.bySso ?? false;
}

import { and, asc, eq, inArray, isNull, max, sql } from "drizzle-orm";
import type { Email } from "#app/domain/email.ts";
import type { StaffId } from "#app/domain/ids.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { hoursFromNow, minutesAgo } from "./connection/clock.server.ts";
import { passkeys } from "./schema/passkeys.ts";
import { recoveryCodes, staff, type StaffMember, staffSessions } from "./schema/staff.ts";

export async function findStaffMember(db: Database, id: StaffId): Promise<StaffMember | null> {
  const [member] = await db.select().from(staff).where(eq(staff.id, id));
  return member ?? null;
}

/** None for somebody unknown or disabled. */
export async function listRoles(db: Database, id: StaffId): Promise<StaffMember["roles"]> {
  const [member] = await db
    .select({ roles: staff.roles })
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.disabledAt)));
  return member?.roles ?? [];
}

export async function findStaffByEmail(db: Database, email: Email): Promise<StaffMember | null> {
  const [member] = await db.select().from(staff).where(eq(staff.email, email));
  return member ?? null;
}

/**
 * Locks the row. Opening a session and changing a member both lock this row first and the sessions
 * second, so that they never wait for one another.
 */
export async function lockStaffMember(tx: Transaction, id: StaffId): Promise<StaffMember | null> {
  const [member] = await tx.select().from(staff).where(eq(staff.id, id)).for("no key update");
  return member ?? null;
}

/** All rows, always in the same order: of two administrators who disable one another, one comes first. */
export function lockAllStaff(tx: Transaction): Promise<StaffMember[]> {
  return tx.select().from(staff).orderBy(asc(staff.id)).for("no key update");
}

export async function insertStaffMember(
  db: Database,
  row: Pick<StaffMember, "email" | "name" | "roles"> & { readonly accessFrom?: StaffId },
): Promise<StaffMember | null> {
  const [member] = await db.insert(staff).values(row).onConflictDoNothing().returning();
  return member ?? null;
}

export async function updateStaffMember(db: Database, id: StaffId, patch: Partial<StaffMember>) {
  await db.update(staff).set(patch).where(eq(staff.id, id));
}

/** The one-time link that sets a password; valid for `hours` by the database's clock. */
export async function setSetupLink(
  db: Database,
  id: StaffId,
  { tokenHash, hours }: { readonly tokenHash: string; readonly hours: number },
) {
  await db
    .update(staff)
    .set({ setupTokenHash: tokenHash, setupExpiresAt: hoursFromNow(hours) })
    .where(eq(staff.id, id));
}

const isLivingSetup = (tokenHash: string) =>
  and(
    eq(staff.setupTokenHash, tokenHash),
    sql`${staff.setupExpiresAt} > now()`,
    isNull(staff.disabledAt),
  );

export async function findSetup(db: Database, tokenHash: string): Promise<StaffMember | null> {
  const [member] = await db.select().from(staff).where(isLivingSetup(tokenHash));
  return member ?? null;
}

export async function useSetup(db: Database, tokenHash: string, passwordHash: string) {
  const [member] = await db
    .update(staff)
    .set({
      passwordHash,
      setupTokenHash: null,
      setupExpiresAt: null,
      version: sql`${staff.version} + 1`,
    })
    .where(isLivingSetup(tokenHash))
    .returning();
  return member ?? null;
}

/** When two sign-ins race to create a seed, the first sealed one stays. */
export async function keepTotpSeed(db: Database, id: StaffId, sealed: string) {
  await db
    .update(staff)
    .set({ totpSealed: sealed })
    .where(and(eq(staff.id, id), isNull(staff.totpSealed)));
}

/** False when this step, or a later one, was already accepted. */
export async function spendTotpStep(db: Database, id: StaffId, step: number) {
  const rows = await db
    .update(staff)
    .set({ totpLastStep: step })
    .where(and(eq(staff.id, id), sql`${staff.totpLastStep} < ${step}`))
    .returning({ id: staff.id });
  return rows.length === 1;
}

/** The member's new version; null when it was confirmed already or the step was used. */
export async function confirmTotp(db: Database, id: StaffId, step: number) {
  const [row] = await db
    .update(staff)
    .set({
      totpConfirmedAt: sql`now()`,
      totpLastStep: step,
      version: sql`${staff.version} + 1`,
    })
    .where(
      and(eq(staff.id, id), isNull(staff.totpConfirmedAt), sql`${staff.totpLastStep} < ${step}`),
    )
    .returning({ version: staff.version });
  return row?.version ?? null;
}

export async function replaceRecoveryCodes(db: Database, staffId: StaffId, hashes: string[]) {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId));
  if (hashes.length === 0) return;
  await db.insert(recoveryCodes).values(hashes.map((codeHash) => ({ staffId, codeHash })));
}

export async function spendRecoveryCode(
  db: Database,
  staffId: StaffId,
  codeHashes: readonly string[],
) {
  const rows = await db
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(recoveryCodes.staffId, staffId),
        inArray(recoveryCodes.codeHash, codeHashes),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return rows.length === 1;
}

export async function countRecoveryCodes(db: Database, staffId: StaffId) {
  return db.$count(
    recoveryCodes,
    and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt)),
  );
}

export async function listStaffNames(db: Database): Promise<Map<string, string>> {
  const members = await db.select({ id: staff.id, name: staff.name }).from(staff);
  return new Map(members.map(({ id, name }) => [id, name]));
}

/** Those who are not disabled. */
export function listActiveMembers(db: Database) {
  return db
    .select({ id: staff.id, name: staff.name, email: staff.email })
    .from(staff)
    .where(isNull(staff.disabledAt))
    .orderBy(asc(staff.name));
}

/** Of a member without access too, so that a note does not name them in silence. */
export function listMentionable(db: Database) {
  return db
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      roles: staff.roles,
      disabledAt: staff.disabledAt,
    })
    .from(staff)
    .orderBy(asc(staff.name));
}

/** With the last time each of them used a session. */
export function listMembers(db: Database) {
  return db
    .select({
      id: staff.id,
      email: staff.email,
      name: staff.name,
      roles: staff.roles,
      version: staff.version,
      hasPassword: sql<boolean>`${staff.passwordHash} is not null`,
      totpConfirmedAt: staff.totpConfirmedAt,
      hasPasskey: sql<boolean>`exists (select from ${passkeys}
        where ${passkeys.staffId} = ${staff.id} and ${passkeys.copiedAt} is null)`,
      isLinked: sql<boolean>`${staff.ssoSubject} is not null`,
      disabledAt: staff.disabledAt,
      setupExpiresAt: staff.setupExpiresAt,
      lastSeenAt: max(staffSessions.lastSeenAt),
    })
    .from(staff)
    .leftJoin(
      staffSessions,
      and(eq(staffSessions.staffId, staff.id), eq(staffSessions.stage, "full")),
    )
    .groupBy(staff.id)
    .orderBy(sql`${staff.disabledAt} is not null`, asc(staff.name), asc(staff.email));
}

/** Returns how many there are in the window that is open. */
export async function countWrongFactor(db: Database, id: StaffId, windowMinutes: number) {
  const isOpen = sql`${staff.wrongFactorsSince} > ${minutesAgo(windowMinutes)}`;
  const [row] = await db
    .update(staff)
    .set({
      wrongFactors: sql`case when ${isOpen} then ${staff.wrongFactors} + 1 else 1 end`,
      wrongFactorsSince: sql`case when ${isOpen} then ${staff.wrongFactorsSince} else now() end`,
    })
    .where(eq(staff.id, id))
    .returning({ wrongFactors: staff.wrongFactors });
  return row?.wrongFactors ?? 0;
}

/** True once in these minutes. */
export async function takeFactorWarning(db: Database, id: StaffId, quietMinutes: number) {
  const rows = await db
    .update(staff)
    .set({ factorWarnedAt: sql`now()` })
    .where(
      and(
        eq(staff.id, id),
        sql`(${staff.factorWarnedAt} is null or ${staff.factorWarnedAt} < ${minutesAgo(quietMinutes)})`,
      ),
    )
    .returning({ id: staff.id });
  return rows.length === 1;
}

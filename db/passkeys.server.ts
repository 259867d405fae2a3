import { and, asc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { PasskeyPurpose } from "#app/domain/staff/passkeys/purposes.ts";
import type { Database } from "./connection/client.server.ts";
import { minutesFromNow } from "./connection/clock.server.ts";
import { type Passkey, passkeyChallenges, passkeys } from "./schema/passkeys.ts";

interface Challenge {
  readonly challengeHash: string;
  readonly purpose: PasskeyPurpose;
  readonly askedBy: string | null;
}

export async function insertChallenge(db: Database, row: Challenge) {
  const expiresAt = minutesFromNow(limits.passkeyChallengeMinutes);
  await db.insert(passkeyChallenges).values({ ...row, expiresAt });
}

/** False when it was used, has expired, or was made for something or somebody else. */
export async function useChallenge(db: Database, { challengeHash, purpose, askedBy }: Challenge) {
  const challenge = passkeyChallenges;
  const rows = await db
    .update(challenge)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(challenge.challengeHash, challengeHash),
        eq(challenge.purpose, purpose),
        askedBy === null ? isNull(challenge.askedBy) : eq(challenge.askedBy, askedBy),
        isNull(challenge.usedAt),
        gt(challenge.expiresAt, sql`now()`),
      ),
    )
    .returning({ purpose: challenge.purpose });
  return rows.length === 1;
}

/** Used or not. */
export async function forgetChallenges(db: Database) {
  await db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, sql`now()`));
}

export async function findPasskey(db: Database, credentialId: string): Promise<Passkey | null> {
  const [found] = await db.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
  return found ?? null;
}

export function listPasskeys(db: Database, staffId: StaffId): Promise<Passkey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.staffId, staffId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

/** Those that open something. */
export function countPasskeys(db: Database, staffId: StaffId, { but }: { but?: string } = {}) {
  const others = but === undefined ? undefined : ne(passkeys.id, but);
  return db.$count(passkeys, and(eq(passkeys.staffId, staffId), isNull(passkeys.copiedAt), others));
}

export function countAllPasskeys(db: Database, staffId: StaffId) {
  return db.$count(passkeys, eq(passkeys.staffId, staffId));
}

/** False when the credential is known already. */
export async function insertPasskey(
  db: Database,
  row: Pick<Passkey, "staffId" | "credentialId" | "publicKey" | "counter" | "name">,
) {
  const rows = await db
    .insert(passkeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

/** False when the counter did not go on. An authenticator that does not count always says 0. */
export async function spendCounter(db: Database, id: string, counter: number) {
  const goesOn = counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter);
  const rows = await db
    .update(passkeys)
    .set({ counter, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, id), isNull(passkeys.copiedAt), goesOn))
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

/** True the first time. */
export async function markCopied(db: Database, id: string) {
  const rows = await db
    .update(passkeys)
    .set({ copiedAt: sql`now()` })
    .where(and(eq(passkeys.id, id), isNull(passkeys.copiedAt)))
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

/** False when the member has no such passkey. */
export async function renamePasskey(db: Database, staffId: StaffId, id: string, name: string) {
  const rows = await db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.staffId, staffId)))
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

/** False when the member has no such passkey. */
export async function deletePasskey(db: Database, staffId: StaffId, id: string) {
  const rows = await db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.staffId, staffId)))
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

export async function deletePasskeysOf(db: Database, staffId: StaffId) {
  await db.delete(passkeys).where(eq(passkeys.staffId, staffId));
}

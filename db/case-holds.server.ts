import { and, eq, gt, ne, sql } from "drizzle-orm";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Database } from "./connection/client.server.ts";
import { minutesFromNow, secondsAgo } from "./connection/clock.server.ts";
import { caseLocks, caseReaders } from "./schema/queue.ts";
import { staff } from "./schema/staff.ts";

interface Hold {
  readonly requestId: RequestId;
  readonly staffId: StaffId;
}

/** Takes it over from somebody else, too. */
export async function lockCase(db: Database, hold: Hold) {
  const until = minutesFromNow(limits.caseLockMinutes);
  await db
    .insert(caseLocks)
    .values({ ...hold, until })
    .onConflictDoUpdate({
      target: caseLocks.requestId,
      set: { staffId: hold.staffId, since: sql`now()`, until },
    });
}

/** An ended lock is not revived: somebody else may have looked meanwhile. */
export async function extendCaseLock(db: Database, { requestId, staffId }: Hold) {
  await db
    .update(caseLocks)
    .set({ until: minutesFromNow(limits.caseLockMinutes) })
    .where(
      and(
        eq(caseLocks.requestId, requestId),
        eq(caseLocks.staffId, staffId),
        gt(caseLocks.until, sql`now()`),
      ),
    );
}

export async function unlockCase(db: Database, requestId: RequestId) {
  await db.delete(caseLocks).where(eq(caseLocks.requestId, requestId));
}

/** Null when it has ended. */
export async function findCaseLock(db: Database, requestId: RequestId) {
  const [lock] = await db
    .select({
      staffId: caseLocks.staffId,
      name: staff.name,
      since: caseLocks.since,
      until: caseLocks.until,
    })
    .from(caseLocks)
    .innerJoin(staff, eq(staff.id, caseLocks.staffId))
    .where(and(eq(caseLocks.requestId, requestId), gt(caseLocks.until, sql`now()`)));
  return lock ?? null;
}

export async function isLockedByOther(db: Database, { requestId, staffId }: Hold) {
  const lock = await findCaseLock(db, requestId);
  return lock !== null && lock.staffId !== staffId;
}

export async function markReader(db: Database, hold: Hold) {
  await db
    .insert(caseReaders)
    .values(hold)
    .onConflictDoUpdate({
      target: [caseReaders.requestId, caseReaders.staffId],
      set: { seenAt: sql`now()` },
    });
}

/** Others who have it on their screen. */
export async function listReaders(db: Database, { requestId, staffId }: Hold) {
  const rows = await db
    .select({ name: staff.name })
    .from(caseReaders)
    .innerJoin(staff, eq(staff.id, caseReaders.staffId))
    .where(
      and(
        eq(caseReaders.requestId, requestId),
        ne(caseReaders.staffId, staffId),
        gt(caseReaders.seenAt, secondsAgo(limits.presenceSeconds)),
      ),
    )
    .orderBy(staff.name);
  return rows.map(({ name }) => name);
}

/** What has ended tells nobody anything. */
export async function sweepCaseHolds(db: Database) {
  await db.execute(sql`delete from ${caseLocks} where ${caseLocks.until} < now()`);
  await db.execute(
    sql`delete from ${caseReaders} where ${caseReaders.seenAt} < ${secondsAgo(limits.presenceSeconds)}`,
  );
}

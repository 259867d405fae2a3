import { and, desc, eq, gt, isNull, lt, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Database } from "./connection/client.server.ts";
import {
  hoursFromNow,
  minutesAgo,
  minutesFromNow,
  secondsAgo,
  secondsOf,
} from "./connection/clock.server.ts";
import { prepared } from "./connection/prepared.server.ts";
import { staff, staffSessions } from "./schema/staff.ts";

export type StaffStage = typeof staffSessions.$inferSelect.stage;

/** A session ends early between the two factors. */
const endsAt: Record<StaffStage, () => SQL> = {
  password: () => minutesFromNow(limits.secondFactorMinutes),
  full: () => hoursFromNow(limits.staffSessionHours),
};

export interface Visit {
  readonly userAgent: string;
  readonly address: string;
}

export async function insertStaffSession(
  db: Database,
  row: Visit & {
    tokenHash: string;
    staffId: StaffId;
    stage: StaffStage;
    isUnknownBrowser?: boolean;
    bySso?: boolean;
  },
) {
  // The provider may know the person since hours ago: its sign-in is no fresh factor.
  const factorAt = row.stage === "full" && !row.bySso ? sql`now()` : null;
  await db.insert(staffSessions).values({ ...row, factorAt, endsAt: endsAt[row.stage]() });
}

function isLiving(idleMinutes: number | Placeholder = limits.staffSessionIdleMinutes) {
  return and(
    isNull(staffSessions.endedAt),
    gt(staffSessions.endsAt, sql`now()`),
    gt(staffSessions.lastSeenAt, minutesAgo(idleMinutes)),
  );
}

const ofStage = (tokenHash: string, stage: StaffStage) =>
  and(eq(staffSessions.tokenHash, tokenHash), eq(staffSessions.stage, stage), isLiving());

const isFresh = (minutes: number | Placeholder = limits.factorFreshMinutes) =>
  sql<boolean>`coalesce(${staffSessions.factorAt} > ${minutesAgo(minutes)}, false)`;

const memberBehind = prepared((db: Database) =>
  db
    .select({
      id: staff.id,
      email: staff.email,
      name: staff.name,
      roles: staff.roles,
      totpConfirmedAt: staff.totpConfirmedAt,
      bySso: staffSessions.bySso,
      hasFreshFactor: isFresh(sql.placeholder("freshMinutes")),
      wasSeenJustNow: sql<boolean>`${staffSessions.lastSeenAt} > ${secondsAgo(sql.placeholder("seenSeconds"))}`,
    })
    .from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.staffId))
    .where(
      and(
        eq(staffSessions.tokenHash, sql.placeholder("tokenHash")),
        eq(staffSessions.stage, sql.placeholder("stage")),
        isLiving(sql.placeholder("idleMinutes")),
        isNull(staff.disabledAt),
      ),
    )
    .prepare("member_behind"),
);

const times = () => ({
  idleMinutes: limits.staffSessionIdleMinutes,
  seenSeconds: limits.seenJustNowSeconds,
  freshMinutes: limits.factorFreshMinutes,
});

/** Each use extends it, written only when the last one is a few seconds old. */
export async function touchStaffSession(db: Database, tokenHash: string, stage: StaffStage) {
  const [found] = await memberBehind(db).execute({ tokenHash, stage, ...times() });
  if (!found) return null;
  const { wasSeenJustNow, ...member } = found;
  if (wasSeenJustNow) return member;
  const touched = await db
    .update(staffSessions)
    .set({ lastSeenAt: sql`now()` })
    .where(ofStage(tokenHash, stage))
    .returning({ id: staffSessions.id });
  return touched.length === 1 ? member : null;
}

/** As above, but asking extends nothing: a page that tells something by itself is not used. */
export async function peekStaffSession(db: Database, tokenHash: string) {
  const [found] = await memberBehind(db).execute({ tokenHash, stage: "full", ...times() });
  return found ?? null;
}

/** Whose it is, living or not. */
export async function findSessionOwner(db: Database, tokenHash: string) {
  const [session] = await db
    .select({ staffId: staffSessions.staffId })
    .from(staffSessions)
    .where(eq(staffSessions.tokenHash, tokenHash));
  return session?.staffId ?? null;
}

/** Seconds until it ends without use, and until it ends anyway; null if it has ended. */
export async function readStaffSessionTime(db: Database, tokenHash: string) {
  const { lastSeenAt, endsAt: at } = staffSessions;
  const [left] = await db
    .select({
      idle: secondsOf(sql`${lastSeenAt} - (${minutesAgo(limits.staffSessionIdleMinutes)})`),
      end: secondsOf(sql`${at} - now()`),
    })
    .from(staffSessions)
    .where(ofStage(tokenHash, "full"));
  return left ?? null;
}

/** Of a full session that ended by time, not by signing out: whose it was. */
export async function findEndedStaffSession(db: Database, tokenHash: string) {
  const [ended] = await db
    .select({ staffId: staffSessions.staffId })
    .from(staffSessions)
    .where(
      and(
        eq(staffSessions.tokenHash, tokenHash),
        eq(staffSessions.stage, "full"),
        isNull(staffSessions.endedAt),
        sql`not (${isLiving()})`,
      ),
    );
  return ended ?? null;
}

/** Whether a second factor was given in this session of theirs a short while ago. */
export async function hasFreshFactor(db: Database, staffId: StaffId, tokenHash: string) {
  const [session] = await db
    .select({ isFresh: isFresh() })
    .from(staffSessions)
    .where(and(ofStage(tokenHash, "full"), eq(staffSessions.staffId, staffId)));
  return session?.isFresh ?? false;
}

export async function renewFactor(db: Database, tokenHash: string) {
  await db
    .update(staffSessions)
    .set({ factorAt: sql`now()`, attempts: 0 })
    .where(ofStage(tokenHash, "full"));
}

/** Null when none is left or the session has ended. */
export async function spendSecondFactorAttempt(
  db: Database,
  tokenHash: string,
  stage: StaffStage = "password",
) {
  const [session] = await db
    .update(staffSessions)
    .set({ attempts: sql`${staffSessions.attempts} + 1` })
    .where(
      and(ofStage(tokenHash, stage), lt(staffSessions.attempts, limits.attemptsPerSecondFactor)),
    )
    .returning({ staffId: staffSessions.staffId, attempts: staffSessions.attempts });
  return session ?? null;
}

export async function endStaffSession(db: Database, tokenHash: string) {
  const [session] = await db
    .update(staffSessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(staffSessions.tokenHash, tokenHash), isNull(staffSessions.endedAt)))
    .returning({ staffId: staffSessions.staffId, bySso: staffSessions.bySso });
  return session ?? null;
}

export async function endOwnSession(db: Database, staffId: StaffId, id: string) {
  const rows = await db
    .update(staffSessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(staffSessions.id, id),
        eq(staffSessions.staffId, staffId),
        isNull(staffSessions.endedAt),
      ),
    )
    .returning({ id: staffSessions.id });
  return rows.length === 1;
}

export async function endAllSessions(db: Database, staffId: StaffId) {
  const rows = await db
    .update(staffSessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(staffSessions.staffId, staffId), isNull(staffSessions.endedAt)))
    .returning({ id: staffSessions.id });
  return rows.length;
}

/** Sign-ins from unknown browsers that no mail told of yet, oldest first; afterwards one has. */
export async function takeUntoldSignIns(db: Database, staffId: StaffId) {
  const rows = await db
    .update(staffSessions)
    .set({ toldAt: sql`now()` })
    .where(
      and(
        eq(staffSessions.staffId, staffId),
        eq(staffSessions.isUnknownBrowser, true),
        isNull(staffSessions.toldAt),
      ),
    )
    .returning({
      createdAt: staffSessions.createdAt,
      userAgent: staffSessions.userAgent,
      address: staffSessions.address,
    });
  return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

export function listStaffSessions(db: Database, staffId: StaffId) {
  return db
    .select({
      id: staffSessions.id,
      tokenHash: staffSessions.tokenHash,
      userAgent: staffSessions.userAgent,
      address: staffSessions.address,
      createdAt: staffSessions.createdAt,
      lastSeenAt: staffSessions.lastSeenAt,
      endsAt: staffSessions.endsAt,
    })
    .from(staffSessions)
    .where(and(eq(staffSessions.staffId, staffId), eq(staffSessions.stage, "full"), isLiving()))
    .orderBy(desc(staffSessions.lastSeenAt));
}

import { and, eq, gt, isNull, type Placeholder, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Database } from "./connection/client.server.ts";
import { hoursFromNow, minutesAgo, secondsAgo, secondsOf } from "./connection/clock.server.ts";
import { prepared } from "./connection/prepared.server.ts";
import { accountManagers, accounts } from "./schema/accounts.ts";
import { requests } from "./schema/requests.ts";
import { sessions, type sessionScope } from "./schema/sessions.ts";

export type SessionScope = (typeof sessionScope.enumValues)[number];

export async function insertSession(
  db: Database,
  row: { tokenHash: string; requestId: RequestId; scope: SessionScope },
) {
  await db.insert(sessions).values({ ...row, endsAt: hoursFromNow(limits.sessionHours) });
}

function isLiving(idleMinutes: number | Placeholder = limits.sessionIdleMinutes) {
  return and(
    isNull(sessions.endedAt),
    gt(sessions.endsAt, sql`now()`),
    gt(sessions.lastSeenAt, minutesAgo(idleMinutes)),
  );
}

/** Each use extends it, up to its longest life. */
export async function touchSession(db: Database, tokenHash: string) {
  const [session] = await db
    .update(sessions)
    .set({ lastSeenAt: sql`now()` })
    .where(and(eq(sessions.tokenHash, tokenHash), isLiving()))
    .returning({ requestId: sessions.requestId, scope: sessions.scope });
  return session ?? null;
}

const visitBehind = prepared((db: Database) =>
  db
    .select({
      sessionId: sessions.id,
      scope: sessions.scope,
      wasSeenJustNow: sql<boolean>`${sessions.lastSeenAt} > ${secondsAgo(sql.placeholder("seenSeconds"))}`,
      request: requests,
      account: accounts,
      manager: accountManagers,
    })
    .from(sessions)
    .innerJoin(requests, eq(requests.id, sessions.requestId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .leftJoin(accountManagers, eq(accountManagers.id, accounts.managerId))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder("tokenHash")),
        isLiving(sql.placeholder("idleMinutes")),
      ),
    )
    .prepare("visit_behind"),
);

/** Its use is written only when the last one is a few seconds old: most views write nothing. */
export async function findVisit(db: Database, tokenHash: string) {
  const [visit] = await visitBehind(db).execute({
    tokenHash,
    idleMinutes: limits.sessionIdleMinutes,
    seenSeconds: limits.seenJustNowSeconds,
  });
  if (!visit) return null;
  if (!visit.wasSeenJustNow && !(await touchSession(db, tokenHash))) return null;
  return visit;
}

/** Seconds until it ends without use, and until it ends anyway; null if it has ended. */
export async function readSessionTime(db: Database, tokenHash: string) {
  const [left] = await db
    .select({
      idle: secondsOf(sql`${sessions.lastSeenAt} - (${minutesAgo(limits.sessionIdleMinutes)})`),
      end: secondsOf(sql`${sessions.endsAt} - now()`),
    })
    .from(sessions)
    .where(and(eq(sessions.tokenHash, tokenHash), isLiving()));
  return left ?? null;
}

/** Of a session that ended by time: whose request it was. */
export async function findEndedSession(db: Database, tokenHash: string) {
  const [ended] = await db
    .select({
      accountId: requests.accountId,
      recipient: requests.recipient,
      loginKey: accounts.loginKey,
    })
    .from(sessions)
    .innerJoin(requests, eq(requests.id, sessions.requestId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(
      and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt), sql`not (${isLiving()})`),
    );
  return ended ?? null;
}

/** From the closed request to the one that this session began. */
export async function moveSession(
  db: Database,
  tokenHash: string,
  to: { requestId: RequestId; scope: SessionScope },
) {
  await db.update(sessions).set(to).where(eq(sessions.tokenHash, tokenHash));
}

/** After a submission no older session can edit. */
export async function narrowSessions(db: Database, requestId: RequestId) {
  await db.update(sessions).set({ scope: "status" }).where(eq(sessions.requestId, requestId));
}

import { and, asc, desc, eq, gt, inArray, isNull, not, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { limits, type Retention } from "#app/domain/limits.ts";
import {
  isSilence,
  type Question,
  type RegistryAnswer,
  type RegistryState,
  registryStates,
} from "#app/domain/registry/registered.ts";
import { type RegistrySource } from "#app/domain/registry-source.ts";
import { isAlert } from "./alert.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { hoursAgo } from "./connection/clock.server.ts";
import { isOver } from "./retention.server.ts";
import { registryAnswers, registryTurns } from "./schema/registry.ts";
import { requests } from "./schema/requests.ts";

const silences = registryStates.filter(isSilence);
const isAbout = ({ source, number }: Question) =>
  and(eq(registryAnswers.source, source), eq(registryAnswers.number, number));
const isFresh = () => gt(registryAnswers.answeredAt, hoursAgo(limits.registryAnswerHours));

/** The last answer to this question that still counts, whatever request it was asked for. */
export async function findFreshAnswer(
  db: Database,
  question: Question,
): Promise<RegistryAnswer | null> {
  const [answer] = await db
    .select()
    .from(registryAnswers)
    .where(
      and(
        isAbout(question),
        isFresh(),
        isNull(registryAnswers.purgedAt),
        not(inArray(registryAnswers.state, silences)),
      ),
    )
    .orderBy(desc(registryAnswers.answeredAt))
    .limit(1);
  return answer ?? null;
}

/** The last one for each question of the request. */
export async function listLastAnswers(
  db: Database,
  requestId: RequestId,
): Promise<RegistryAnswer[]> {
  return db
    .selectDistinctOn([registryAnswers.source, registryAnswers.number])
    .from(registryAnswers)
    .where(eq(registryAnswers.requestId, requestId))
    .orderBy(registryAnswers.source, registryAnswers.number, desc(registryAnswers.answeredAt));
}

/** The oldest first. */
export function listRegistryAnswers(db: Database, requestId: RequestId) {
  return db
    .select()
    .from(registryAnswers)
    .where(eq(registryAnswers.requestId, requestId))
    .orderBy(asc(registryAnswers.answeredAt), asc(registryAnswers.id));
}

export async function findLastAnswer(tx: Transaction, requestId: RequestId, question: Question) {
  const [answer] = await tx
    .select()
    .from(registryAnswers)
    .where(and(eq(registryAnswers.requestId, requestId), isAbout(question)))
    .orderBy(desc(registryAnswers.answeredAt))
    .limit(1);
  return answer ?? null;
}

/** Takes the place of a silence, which is no evidence; earlier answers stay. */
export async function insertAnswer(
  tx: Transaction,
  requestId: RequestId,
  { source, number, state, answer, answeredAt }: Omit<RegistryAnswer, "purgedAt">,
) {
  await tx
    .delete(registryAnswers)
    .where(
      and(
        eq(registryAnswers.requestId, requestId),
        isAbout({ source, number }),
        inArray(registryAnswers.state, silences),
      ),
    );
  await tx.insert(registryAnswers).values({ requestId, source, number, state, answer, answeredAt });
}

/** Whether anything was asked for this request lately, answered or not. */
export async function wasAskedLately(db: Database, requestId: RequestId) {
  const lately = and(eq(registryAnswers.requestId, requestId), isFresh());
  return (await db.$count(registryAnswers, lately)) > 0;
}

export interface Turn {
  readonly waitMs: number;
  /** The registry is left alone for this reason, until `waitMs` have passed. */
  readonly pausedFor: RegistryState | null;
}

/** Counts and takes the next place in one statement: all processes share the registry's limit. */
export async function takeTurn(db: Database, source: RegistrySource): Promise<Turn> {
  const gap = sql`make_interval(secs => ${limits.registryGapMs}::float8 / 1000)`;
  const [turn] = await db.execute<{ waitMs: number }>(sql`
    insert into registry_turns as turn (source, next_at)
      values (${source}::registry_source, clock_timestamp() + ${gap})
    on conflict (source) do update
      set next_at = greatest(turn.next_at, clock_timestamp()) + ${gap}
      where turn.paused_until is null or turn.paused_until <= clock_timestamp()
    returning extract(epoch from next_at - ${gap} - clock_timestamp())::float8 * 1000 as "waitMs"`);
  if (turn) return { waitMs: Math.max(0, turn.waitMs), pausedFor: null };
  const [paused] = await db.execute<{ waitMs: number; pausedFor: RegistryState }>(sql`
    select greatest(0, extract(epoch from paused_until - clock_timestamp()))::float8 * 1000
      as "waitMs", coalesce(paused_for, 'away') as "pausedFor"
    from registry_turns where source = ${source}::registry_source`);
  return paused ?? { waitMs: 0, pausedFor: "away" };
}

interface Failure {
  readonly state: RegistryState;
  /** As the registry asks; without it, a pause begins after some failures in a row. */
  readonly retryAfterSeconds: number | null;
}

export async function countFailure(
  db: Database,
  source: RegistrySource,
  { state, retryAfterSeconds }: Failure,
) {
  await db.execute(sql`
    update registry_turns set
      failures = failures + 1,
      paused_for = ${state}::registry_state,
      paused_until = greatest(paused_until, case
        when ${retryAfterSeconds}::int is not null
          then clock_timestamp() + make_interval(secs => ${retryAfterSeconds}::int)
        when failures + 1 >= ${limits.registryFailures}::int
          then clock_timestamp() + make_interval(secs => ${limits.registryPauseSeconds}::int)
      end)
    where source = ${source}::registry_source`);
}

/** A pause that the registry asked for stays. */
export async function forgetFailures(db: Database, source: RegistrySource) {
  await db
    .update(registryTurns)
    .set({ failures: 0 })
    .where(and(eq(registryTurns.source, source), gt(registryTurns.failures, 0)));
}

const isDue = (retention: Retention) =>
  and(isNull(registryAnswers.purgedAt), not(isAlert), isOver(retention, sql`false`));

export async function listRequestsWithDueAnswers(db: Database, retention: Retention) {
  const rows = await db
    .selectDistinct({ id: requests.id })
    .from(registryAnswers)
    .innerJoin(requests, eq(requests.id, registryAnswers.requestId))
    .where(isDue(retention));
  return rows.map(({ id }) => id);
}

/** State, number and hour stay. Returns how many were erased. */
export async function eraseDueAnswers(tx: Transaction, id: RequestId, retention: Retention) {
  const due = tx
    .select({ id: registryAnswers.id })
    .from(registryAnswers)
    .innerJoin(requests, eq(requests.id, registryAnswers.requestId))
    .where(and(eq(requests.id, id), isDue(retention)));
  const erased = await tx
    .update(registryAnswers)
    .set({ answer: null, purgedAt: sql`now()` })
    .where(inArray(registryAnswers.id, due))
    .returning({ id: registryAnswers.id });
  return erased.length;
}

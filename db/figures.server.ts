import { and, eq, gte, max, min, type SQL, sql } from "drizzle-orm";
import { type Movement, movements } from "#app/domain/audit/actions.ts";
import { limits } from "#app/domain/limits.ts";
import { codeEnded } from "#app/domain/phone-verification/rules.ts";
import type { SituationId, StepId } from "#app/domain/situation/ids.ts";
import type { Day } from "#app/domain/statistics/day.ts";
import type { Count, secondLookFigures } from "#app/domain/statistics/figures.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { dailyCounts, dailyWaits, figureDays } from "./schema/figures.ts";
import { messages } from "./schema/messages.ts";

/** Midnight in Paris, also on the days of 23 and 25 hours. */
const startOf = (day: Day, plusDays = 0) =>
  sql`((${day}::date + ${plusDays}::int)::timestamp at time zone 'Europe/Paris')`;

const parisDay = (moment: SQL) => sql<Day>`(${moment} at time zone 'Europe/Paris')::date::text`;

const list = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(", "));
/** The same words as in the index `audit_events_counted`. */
const counted = list(["started", ...movements]);
const moved = list(movements);

const inDay = (moment: SQL, day: Day) =>
  sql`${moment} >= ${startOf(day)} and ${moment} < ${startOf(day, 1)}`;

/** A later change of the situation does not change what was counted. */
const situationThen = sql`coalesce(event.details ->> 'situation', request.situation::text, 'none')`;

/** A decision that was undone, or voided by a later change, was none. */
const wasTakenBack = (event: string) => sql`exists (
  select 1 from audit_events as later
  where later.chain = ${sql.raw(event)}.chain and later.seq > ${sql.raw(event)}.seq
    and later.action in ('decision-undone', 'decision-voided')
    and later.details ->> 'review' = ${sql.raw(event)}.details ->> 'review')`;

const isMeant = (event: string) => sql`(
  ${sql.raw(event)}.action not in ('approved', 'rejected', 'changes-requested')
  or not ${wasTakenBack(event)})`;

/** What the request did last before this event. */
const before = sql`left join lateral (
  select earlier.action, earlier.at from audit_events as earlier
  where earlier.chain = event.chain and earlier.seq < event.seq and earlier.action in (${moved})
    and ${isMeant("earlier")}
  order by earlier.seq desc limit 1) as before on true`;

/** Events of these kinds. The index holds those that are counted. */
const ofDay = (day: Day, actions: readonly string[]) => sql`event.action in (${counted})
  and event.action in (${list(actions)}) and ${inDay(sql`event.at`, day)} and ${isMeant("event")}`;

const fromRequests = sql`from audit_events as event
  join requests as request on request.id = event.request_id`;

export async function countMovements(tx: Transaction, day: Day) {
  return tx.execute<{ figure: Movement | "started"; key: string; count: number }>(sql`
    select event.action as figure,
      case when event.action = 'started' then '' else ${situationThen} end as key,
      count(*)::int as count
    ${fromRequests} where ${ofDay(day, ["started", ...movements])}
    group by 1, 2`);
}

/** Seconds from each submission to the decision that answered it. */
export async function listWaits(tx: Transaction, day: Day) {
  return tx.execute<{ situation: SituationId; seconds: number }>(sql`
    select ${situationThen} as situation,
      extract(epoch from event.at - before.at)::float8 as seconds
    ${fromRequests} ${before}
    where ${ofDay(day, ["approved", "rejected"])} and before.action = 'submitted'`);
}

export async function listEndedDrafts(tx: Transaction, day: Day) {
  return tx.execute<{
    end: Movement;
    situation: SituationId | null;
    stepsDone: StepId[];
    wasReturned: boolean;
    count: number;
  }>(sql`
    select event.action as "end", request.situation, request.steps_done::text[] as "stepsDone",
      before.action is not null as "wasReturned", count(*)::int as count
    ${fromRequests} ${before}
    where ${ofDay(day, ["withdrawn", "expired", "superseded"])}
      and coalesce(before.action, 'changes-requested') = 'changes-requested'
    group by 1, 2, 3, 4`);
}

export async function countChangesSteps(tx: Transaction, day: Day) {
  return tx.execute<{ key: string; count: number }>(sql`
    select step as key, count(*)::int as count
    from audit_events as event, jsonb_array_elements_text(event.details -> 'steps') as step
    where ${ofDay(day, ["changes-requested"])}
    group by 1`);
}

/** By what the refusal of a request was given as its reason; a text of one's own is "other". */
/** `other`: typed freely, without a reason of the catalogue. */
export async function countReasons(tx: Transaction, day: Day) {
  return tx.execute<{ figure: "reason" | "changes-reason"; key: string; count: number }>(sql`
    select case event.action when 'rejected' then 'reason' else 'changes-reason' end as figure,
      coalesce(review.reason_id::text, 'other') as key, count(*)::int as count
    from audit_events as event
    left join reviews as review on review.id = (event.details ->> 'review')::uuid
    where ${ofDay(day, ["rejected", "changes-requested"])}
    group by 1, 2`);
}

const smsState = sql<SmsState>`case
  when ${messages.failure} = ${codeEnded} then 'ended'
  when ${messages.status} in ('queued', 'sending') then 'waiting'
  else ${messages.status}::text end`;

type SecondLookFigure = (typeof secondLookFigures)[number];

type SmsState = "sent" | "refused" | "unknown" | "waiting" | "ended";

/** The prefix is what tells the country, and too short to be a number. */
export async function countSms(tx: Transaction, day: Day) {
  return tx
    .select({
      state: smsState,
      provider: sql<string>`coalesce(${messages.provider}, 'none')`,
      prefix: sql<string>`left(${messages.sentTo}, 4)`,
      count: sql<number>`count(*)::int`,
    })
    .from(messages)
    .where(and(eq(messages.channel, "sms"), inDay(sql`${messages.createdAt}`, day)))
    .groupBy(sql`1`, sql`2`, sql`3`);
}

/**
 * By the day of the second look, or the day on which it lapsed. One whose first decision was undone
 * is none.
 */
export async function countSecondLooks(tx: Transaction, day: Day) {
  const lapse = sql`look.created_at + make_interval(days => ${limits.secondLookDays}::int)`;
  const dayOfLapse = sql`look.created_at >= ${startOf(day)}
      - make_interval(days => ${limits.secondLookDays}::int, hours => 1)
    and ${inDay(lapse, day)} and ${lapse} < now()`;
  const looks = (figure: SQL, condition: SQL) => sql`
    select ${figure} as figure, coalesce(snapshot.request ->> 'situation', 'none') as key
    from second_looks as look
    join reviews as review on review.id = look.review_id
    join decision_snapshots as snapshot on snapshot.review_id = review.id
    where review.state in ('pending', 'concluded') and ${condition}`;
  const done = sql`case when look.agreed then 'second-look-agreed' else 'second-look-differed' end`;
  return tx.execute<{ figure: SecondLookFigure; key: string; count: number }>(sql`
    select figure, key, count(*)::int as count from (
      ${looks(done, sql`look.decided_at is not null and ${inDay(sql`look.decided_at`, day)}`)}
      union all
      ${looks(sql`'second-look-lapsed'`, sql`look.decided_at is null and ${dayOfLapse}`)}
    ) as ended group by 1, 2`);
}

export type Waits = Omit<typeof dailyWaits.$inferSelect, "day">;

/** In place of what the day had. */
export async function writeDay(
  tx: Transaction,
  day: Day,
  { counts, waits, isClosed }: { counts: Count[]; waits: Waits[]; isClosed: boolean },
) {
  await tx.delete(dailyCounts).where(eq(dailyCounts.day, day));
  await tx.delete(dailyWaits).where(eq(dailyWaits.day, day));
  if (counts.length > 0)
    await tx.insert(dailyCounts).values(counts.map((count) => ({ day, ...count })));
  if (waits.length > 0) await tx.insert(dailyWaits).values(waits.map((wait) => ({ day, ...wait })));
  const row = { countedAt: sql`clock_timestamp()`, isClosed };
  await tx
    .insert(figureDays)
    .values({ day, ...row })
    .onConflictDoUpdate({ target: figureDays.day, set: row });
}

/** One at a time: two workers may be asked. */
export async function lockDay(tx: Transaction, day: Day) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`figures:${day}`}, 7))`);
}

export async function isDayOver(tx: Transaction, day: Day, hours: number) {
  const [row] = await tx.execute<{ over: boolean }>(
    sql`select ${startOf(day, 1)} + make_interval(hours => ${hours}::int) < now() as over`,
  );
  return row?.over ?? false;
}

/** The day after the last closed one, else the day of the first event; and today. */
export async function findSpanToCount(db: Database): Promise<{ from: Day; today: Day }> {
  const [row] = await db.execute<{ from: Day; today: Day }>(sql`
    select ${parisDay(sql`now()`)} as today, coalesce(
      (select (max(day) + 1)::text from figure_days where is_closed),
      (select ${parisDay(sql`min(at)`)} from audit_events where action in (${counted})),
      ${parisDay(sql`now()`)}) as "from"`);
  if (!row) throw new Error("the database told no day");
  return row;
}

/** Past days that need no new count yet: counted after their end, and not long ago. */
export async function listFreshDays(db: Database, from: Day, minutes: number): Promise<Day[]> {
  const rows = await db
    .select({ day: figureDays.day })
    .from(figureDays)
    .where(
      and(
        gte(figureDays.day, from),
        sql`${figureDays.countedAt} > ((${figureDays.day} + 1)::timestamp at time zone 'Europe/Paris')`,
        sql`${figureDays.countedAt} > now() - make_interval(mins => ${minutes}::int)`,
      ),
    );
  return rows.map(({ day }) => day);
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

const inSpan = (day: SQL, { from, to }: Span) =>
  sql`${day} >= ${from}::date and ${day} <= ${to}::date`;

export async function findToday(db: Database): Promise<Day> {
  const [row] = await db.execute<{ today: Day }>(sql`select ${parisDay(sql`now()`)} as today`);
  if (!row) throw new Error("the database told no day");
  return row.today;
}

/** Over the period and the one before. */
export async function sumCounts(db: Database, period: Span & { readonly before: Span }) {
  const sum = (part: SQL) =>
    sql<number>`coalesce(sum(${dailyCounts.count}) filter (where ${part}), 0)::int`;
  const isNow = sql`${dailyCounts.day} >= ${period.from}::date`;
  return db
    .select({
      figure: dailyCounts.figure,
      key: dailyCounts.key,
      part: dailyCounts.part,
      now: sum(isNow),
      before: sum(sql`not ${isNow}`),
    })
    .from(dailyCounts)
    .where(inSpan(sql`${dailyCounts.day}`, { from: period.before.from, to: period.to }))
    .groupBy(dailyCounts.figure, dailyCounts.key, dailyCounts.part);
}

export async function listPoints(db: Database, period: Span & { readonly grain: "day" | "week" }) {
  return db.execute<{ day: Day; submitted: number; answered: number }>(sql`
    select date_trunc(${period.grain}::text, day::timestamp)::date::text as day,
      coalesce(sum(count) filter (where figure = 'submitted'), 0)::int as submitted,
      coalesce(sum(count) filter (where figure <> 'submitted'), 0)::int as answered
    from daily_counts
    where ${inSpan(sql`day`, period)}
      and figure in ('submitted', 'approved', 'rejected', 'changes-requested')
    group by 1`);
}

/** `index` counts from 0. Most classes of a day are empty: leaving them out is ten times faster. */
export async function listClasses(db: Database, span: Span) {
  return db.execute<{ situation: string; index: number; count: number }>(sql`
    select situation, (place - 1)::int as index, sum(one)::int as count
    from daily_waits, unnest(classes) with ordinality as class (one, place)
    where ${inSpan(sql`day`, span)} and one > 0
    group by 1, 2 order by 1, 2`);
}

export async function findExactWaits(db: Database, day: Day) {
  const { situation, decided, p50, p90 } = dailyWaits;
  return db
    .select({ situation, decided, p50, p90 })
    .from(dailyWaits)
    .where(eq(dailyWaits.day, day));
}

export async function findCounted(db: Database) {
  const [row] = await db
    .select({ countedAt: max(figureDays.countedAt), firstDay: min(figureDays.day) })
    .from(figureDays);
  return { countedAt: row?.countedAt ?? null, firstDay: row?.firstDay ?? null };
}

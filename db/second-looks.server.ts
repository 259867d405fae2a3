import { and, asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { RequestId, SecondLookId, StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Assessment } from "#app/domain/request/assess.ts";
import type { DecisionId } from "#app/domain/request/decision-ids.ts";
import type { SecondVerdict } from "#app/domain/request/second-verdict.ts";
import type { DifferingLook, WaitingLook } from "#app/domain/second-look/second-look.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import type { Day } from "#app/domain/statistics/day.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { daysAgo, minutesAgo } from "./connection/clock.server.ts";
import { decisionSnapshots } from "./schema/decision-snapshots.ts";
import { requests } from "./schema/requests.ts";
import { reviews } from "./schema/reviews.ts";
import { secondLooks } from "./schema/second-looks.ts";

interface Picked {
  readonly requestId: RequestId;
  readonly reviewId: string;
  readonly assessment: Assessment;
  readonly checks: readonly CheckId[];
}

/**
 * The database throws the dice, with its cryptographic generator: 32 of the random bits of a version 4
 * UUID. Null: this decision was not picked.
 */
export async function pickSecondLook(tx: Transaction, picked: Picked) {
  const { requestId, reviewId, assessment, checks } = picked;
  const [row] = await tx.execute<{ id: SecondLookId }>(sql`
    insert into second_looks (request_id, review_id, assessment, checks)
    select ${requestId}::uuid, ${reviewId}::uuid, ${JSON.stringify(assessment)}::text::jsonb,
      array(select jsonb_array_elements_text(${JSON.stringify(checks)}::text::jsonb))
    where ('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint
      % ${limits.secondLookOneIn}::int = 0
    returning id`);
  return row?.id ?? null;
}

const stands = sql`review.state in ('pending', 'concluded')`;

/** Neither done nor lapsed, and its decision was not undone. */
const open = () =>
  sql`look.decided_at is null and look.created_at > ${daysAgo(limits.secondLookDays)} and ${stands}`;

const isFree = (by: StaffId) => sql`(look.claimed_by is null or look.claimed_by = ${by}::uuid
  or look.claimed_at <= ${minutesAgo(limits.secondLookMinutes)})`;

/** Who decided first, or approved, lifted a freeze or decided in any version. */
const deciders = sql`
  select review.staff_id as id
  union select staff_id from approvals where request_id = look.request_id
  union select staff_id from lifts where request_id = look.request_id
  union select staff_id from reviews where request_id = look.request_id`;

const inviters = (which: SQL) => sql`
  select invited_by from invitations
  where request_id = look.request_id and invited_by is not null ${which}`;

/**
 * As for the second of two approvals: not one of them, nor somebody with access from them or who gave
 * it to them. Nor who invited, handed the decision on, or has opened the case since.
 */
const isIndependent = (by: StaffId) => sql`(
  ${by}::uuid not in (${deciders} union ${inviters(sql``)})
  and not exists (
    select from staff as them
    where them.id in (${deciders} union ${inviters(sql`and recipient_kind = 'other'`)})
      and (them.access_from = ${by}::uuid
        or them.id = (select access_from from staff where id = ${by}::uuid)))
  and not exists (
    select from audit_events as event
    where event.chain = look.request_id::text and event.actor = ${`staff:${by}`}::text
      and event.action in ('escalated', 'freeze-lifted', 'freeze-lift-proposed'))
  and not exists (
    select from second_look_readers as reader
    where reader.second_look_id = look.id and reader.staff_id = ${by}::uuid))`;

const looks = sql`second_looks as look join reviews as review on review.id = look.review_id`;

const isoText = (moment: SQL) =>
  sql`to_char(${moment} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Those that this member may take, the oldest first; one of their own comes first. */
export async function listWaitingLooks(db: Database, by: StaffId): Promise<WaitingLook[]> {
  return db.execute<WaitingLook & Record<string, unknown>>(sql`
    select look.id, snapshot.request ->> 'situation' as situation,
      ${isoText(sql`look.created_at`)} as "pickedAt",
      (look.claimed_by is not distinct from ${by}::uuid) as "isOwn"
    from ${looks} join decision_snapshots as snapshot on snapshot.review_id = review.id
    where ${open()} and ${isFree(by)} and ${isIndependent(by)}
    order by "isOwn" desc, look.created_at limit ${limits.secondLooksShown}`);
}

/** One statement: of two who ask at once, each gets another one, or one gets none. */
export async function claimSecondLook(tx: Transaction, by: StaffId) {
  const [row] = await tx.execute<{ id: SecondLookId }>(sql`
    update second_looks set claimed_by = ${by}::uuid, claimed_at = clock_timestamp()
    where id = (
      select look.id from ${looks}
      where ${open()} and ${isFree(by)} and ${isIndependent(by)}
      order by (look.claimed_by is not distinct from ${by}::uuid) desc, look.created_at
      limit 1 for update of look skip locked)
    returning id`);
  return row?.id ?? null;
}

export interface LookState {
  readonly requestId: RequestId;
  readonly first: DecisionId;
  readonly isDone: boolean;
  /** Too old, or the first decision was undone. */
  readonly isOver: boolean;
  readonly isOwn: boolean;
  readonly isIndependent: boolean;
}

/** For this member. The request's row must be locked where something follows from it. */
export async function findLookState(db: Database, id: SecondLookId, by: StaffId) {
  const [row] = await db.execute<LookState & Record<string, unknown>>(sql`
    select look.request_id as "requestId", review.decision as first,
      look.decided_at is not null as "isDone", not (${open()}) as "isOver",
      (look.claimed_by is not distinct from ${by}::uuid) as "isOwn",
      ${isIndependent(by)} as "isIndependent"
    from ${looks} where look.id = ${id}::uuid`);
  return row ?? null;
}

interface Answer {
  readonly id: SecondLookId;
  readonly by: StaffId;
  readonly verdict: SecondVerdict;
  readonly agreed: boolean;
  readonly reason: string | null;
}

/** Null: a colleague took it over, or it is done. */
export async function answerSecondLook(tx: Transaction, answer: Answer) {
  const { id, by, verdict, agreed, reason } = answer;
  const [row] = await tx
    .update(secondLooks)
    .set({ decidedBy: by, decidedAt: sql`clock_timestamp()`, verdict, agreed, reason })
    .where(
      and(eq(secondLooks.id, id), eq(secondLooks.claimedBy, by), isNull(secondLooks.decidedAt)),
    )
    .returning();
  return row ?? null;
}

/** With the first decision and what stood then. */
export async function findSecondLook(db: Database, id: SecondLookId) {
  const [row] = await db
    .select({ look: secondLooks, review: reviews, snapshot: decisionSnapshots, request: requests })
    .from(secondLooks)
    .innerJoin(reviews, eq(reviews.id, secondLooks.reviewId))
    .innerJoin(decisionSnapshots, eq(decisionSnapshots.reviewId, reviews.id))
    .innerJoin(requests, eq(requests.id, secondLooks.requestId))
    .where(eq(secondLooks.id, id));
  return row ?? null;
}

/** A member has the case on their screen while a second look of it is due. */
export async function markLookReader(db: Database, reference: string, by: StaffId) {
  await db.execute(sql`
    insert into second_look_readers (second_look_id, staff_id)
    select look.id, ${by}::uuid from second_looks as look
    join requests as request on request.id = look.request_id
    where request.reference = ${reference}::text and look.decided_at is null
    on conflict do nothing`);
}

/** For what leaves the house about a request: done ones alone. */
export function listDoneLooks(db: Database, requestId: RequestId) {
  const { id, reviewId, createdAt, decidedBy, decidedAt, verdict, agreed, reason } = secondLooks;
  return db
    .select({ id, reviewId, pickedAt: createdAt, decidedBy, decidedAt, verdict, agreed, reason })
    .from(secondLooks)
    .where(and(eq(secondLooks.requestId, requestId), isNotNull(secondLooks.decidedAt)))
    .orderBy(asc(secondLooks.createdAt));
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Of days in Paris, the newest first. */
export async function listDifferingLooks(
  db: Database,
  { from, to }: Span,
): Promise<DifferingLook[]> {
  return db.execute<DifferingLook & Record<string, unknown>>(sql`
    select look.id, request.reference, review.decision as first, look.verdict,
      ${isoText(sql`look.decided_at`)} as "decidedAt"
    from ${looks} join requests as request on request.id = look.request_id
    where ${stands} and not look.agreed and look.decided_at is not null
      and look.decided_at >= (${from}::date::timestamp at time zone 'Europe/Paris')
      and look.decided_at < ((${to}::date + 1)::timestamp at time zone 'Europe/Paris')
    order by look.decided_at desc limit ${limits.secondLooksShown}`);
}

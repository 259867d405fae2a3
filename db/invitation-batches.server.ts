import { and, asc, count, desc, eq, gt, inArray, isNull, lt, notInArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AccountId, BatchId, InvitationId } from "#app/domain/ids.ts";
import type { BatchOutcome, BatchStatus } from "#app/domain/invitation/batch/batch-state.ts";
import { limits } from "#app/domain/limits.ts";
import { openStatuses } from "#app/domain/request/state-machine.ts";
import { isAlert } from "./alert.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { daysAgo, hoursAgo } from "./connection/clock.server.ts";
import { doomObjects } from "./retention.server.ts";
import { accounts } from "./schema/accounts.ts";
import {
  type InvitationBatch,
  invitationBatches,
  invitationBatchRows,
} from "./schema/invitation-batches.ts";
import { requests } from "./schema/requests.ts";
import { staff } from "./schema/staff.ts";

export async function insertBatch(
  db: Database,
  row: Pick<typeof invitationBatches.$inferInsert, "filter" | "label" | "objectKey" | "createdBy">,
): Promise<BatchId> {
  const [written] = await db
    .insert(invitationBatches)
    .values(row)
    .returning({ id: invitationBatches.id });
  if (!written) throw new Error("the batch was not written");
  return written.id;
}

export async function lockBatch(
  tx: Transaction,
  id: BatchId,
  strength: "update" | "share" = "update",
): Promise<InvitationBatch | null> {
  const [found] = await tx
    .select()
    .from(invitationBatches)
    .where(eq(invitationBatches.id, id))
    .for(strength);
  return found ?? null;
}

export async function updateBatch(
  db: Database,
  id: BatchId,
  { from, ...patch }: { from: BatchStatus } & Partial<Omit<InvitationBatch, "updatedAt">>,
) {
  const rows = await db
    .update(invitationBatches)
    .set({ ...patch, updatedAt: sql`now()` })
    .where(and(eq(invitationBatches.id, id), eq(invitationBatches.status, from)))
    .returning({ id: invitationBatches.id });
  return rows.length > 0;
}

const openList = sql.raw(openStatuses.map((status) => `'${status}'`).join(", "));

/** `waiting`: the account may be invited. Main contacts only, whom nobody can stop. */
function outcomeOf() {
  return sql<BatchOutcome>`(case
    when exists (select 1 from ${requests} where ${requests.accountId} = accounts.id
      and ${requests.status} in (${openList})) then 'open-request'
    when exists (select 1 from ${requests} where ${requests.accountId} = accounts.id
      and ${isAlert}) then 'alert'
    when exists (select 1 from invitations where invitations.account_id = accounts.id
      and invitations.created_at > ${hoursAgo(limits.inviteAgainHours)}) then 'invited-lately'
    else 'waiting' end)::batch_outcome`;
}

export async function outcomeNow(db: Database, accountId: AccountId): Promise<BatchOutcome> {
  const [row] = await db.execute<{ outcome: BatchOutcome }>(
    sql`select ${outcomeOf()} as outcome from accounts where id = ${accountId}`,
  );
  return row?.outcome ?? "unknown-login";
}

/** In their order, after the rows that are there. */
export async function addAccountsToBatch(db: Database, id: BatchId, ids: readonly AccountId[]) {
  await db.execute(sql`
    insert into invitation_batch_rows (batch_id, position, login, account_id, outcome)
    select ${id}::uuid, ${lastPosition(id)} + asked.place, accounts.login, accounts.id, ${outcomeOf()}
    from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) with ordinality as asked(id, place)
    join accounts on accounts.id = asked.id::uuid`);
}

/** A login that stands in the list before is a duplicate. */
export async function addLoginsToBatch(
  db: Database,
  id: BatchId,
  logins: readonly { readonly login: string; readonly key: string }[],
) {
  await db.execute(sql`
    with asked as materialized (
      select place, item ->> 'login' as login, accounts.id
      from jsonb_array_elements(${JSON.stringify(logins)}::jsonb) with ordinality as given(item, place)
      left join accounts on accounts.login_key = item ->> 'key'
    ), first as (
      select asked.*, place > min(place) over (partition by id) or exists (
        select 1 from invitation_batch_rows as earlier
        where earlier.batch_id = ${id} and earlier.account_id = asked.id) as again
      from asked
    ) insert into invitation_batch_rows (batch_id, position, login, account_id, outcome)
    select ${id}::uuid, ${lastPosition(id)} + first.place, first.login, accounts.id,
      case when accounts.id is null then 'unknown-login'
        when first.again then 'duplicate' else ${outcomeOf()} end
    from first left join accounts on accounts.id = first.id`);
}

function lastPosition(id: BatchId) {
  return sql`(select coalesce(max(position), 0) from invitation_batch_rows where batch_id = ${id})`;
}

export async function deleteBatchRows(db: Database, id: BatchId) {
  await db.delete(invitationBatchRows).where(eq(invitationBatchRows.batchId, id));
}

/** Passes over rows that another run holds. */
export async function takeWaitingRow(tx: Transaction, id: BatchId) {
  const [row] = await tx
    .select()
    .from(invitationBatchRows)
    .where(and(eq(invitationBatchRows.batchId, id), eq(invitationBatchRows.outcome, "waiting")))
    .orderBy(asc(invitationBatchRows.position))
    .limit(1)
    .for("update", { skipLocked: true });
  return row ?? null;
}

export async function setOutcome(
  tx: Transaction,
  id: BatchId,
  position: number,
  result: { readonly outcome: BatchOutcome; readonly invitationId?: InvitationId },
) {
  await tx
    .update(invitationBatchRows)
    .set(result)
    .where(and(eq(invitationBatchRows.batchId, id), eq(invitationBatchRows.position, position)));
}

export async function countOutcomes(
  db: Database,
  id: BatchId,
): Promise<Partial<Record<BatchOutcome, number>>> {
  const rows = await db
    .select({ outcome: invitationBatchRows.outcome, count: count() })
    .from(invitationBatchRows)
    .where(eq(invitationBatchRows.batchId, id))
    .groupBy(invitationBatchRows.outcome);
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]));
}

const creators = alias(staff, "creators");
const confirmers = alias(staff, "confirmers");

function selectShown(db: Database) {
  return db
    .select({
      id: invitationBatches.id,
      status: invitationBatches.status,
      refusal: invitationBatches.refusal,
      filter: invitationBatches.filter,
      label: invitationBatches.label,
      isCut: invitationBatches.isCut,
      createdBy: creators.name,
      confirmedBy: confirmers.name,
      createdAt: invitationBatches.createdAt,
      confirmedAt: invitationBatches.confirmedAt,
      endedAt: invitationBatches.endedAt,
      erasedAt: invitationBatches.erasedAt,
    })
    .from(invitationBatches)
    .innerJoin(creators, eq(creators.id, invitationBatches.createdBy))
    .leftJoin(confirmers, eq(confirmers.id, invitationBatches.confirmedBy));
}

export function listBatches(db: Database, limit: number) {
  return selectShown(db).orderBy(desc(invitationBatches.createdAt)).limit(limit);
}

export async function findShownBatch(db: Database, id: BatchId) {
  const [found] = await selectShown(db).where(eq(invitationBatches.id, id));
  return found ?? null;
}

/** `show`: null for all of them. */
export function listBatchRows(
  db: Database,
  id: BatchId,
  { show, after, limit }: { show: readonly BatchOutcome[] | null; after: number; limit: number },
) {
  return db
    .select({
      position: invitationBatchRows.position,
      login: invitationBatchRows.login,
      isKnown: sql<boolean>`${invitationBatchRows.accountId} is not null`,
      name: accounts.name,
      recipient: accounts.contactEmail,
      outcome: invitationBatchRows.outcome,
    })
    .from(invitationBatchRows)
    .leftJoin(accounts, eq(accounts.id, invitationBatchRows.accountId))
    .where(
      and(
        eq(invitationBatchRows.batchId, id),
        gt(invitationBatchRows.position, after),
        show ? inArray(invitationBatchRows.outcome, [...show]) : undefined,
      ),
    )
    .orderBy(asc(invitationBatchRows.position))
    .limit(limit);
}

export function listBatchesDue(db: Database, keptDays: number) {
  return db
    .select({ id: invitationBatches.id })
    .from(invitationBatches)
    .where(
      and(
        isNull(invitationBatches.erasedAt),
        lt(invitationBatches.updatedAt, daysAgo(keptDays)),
        notInArray(invitationBatches.status, ["selecting", "inviting"]),
      ),
    );
}

/** Who invited whom stays with the invitations. */
export async function eraseBatch(tx: Transaction, id: BatchId) {
  const found = await lockBatch(tx, id);
  if (found?.objectKey) await doomObjects(tx, [found.objectKey]);
  await deleteBatchRows(tx, id);
  await tx
    .update(invitationBatches)
    .set({ label: "", objectKey: null, erasedAt: sql`now()` })
    .where(eq(invitationBatches.id, id));
}

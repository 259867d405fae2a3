import { and, asc, desc, eq, gt, inArray, isNotNull, lt, ne, sql } from "drizzle-orm";
import type { AccountId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { editableStatuses, openStatuses } from "#app/domain/request/state-machine.ts";
import type { Database } from "./connection/client.server.ts";
import { hoursAgo } from "./connection/clock.server.ts";
import { type Request, requests } from "./schema/requests.ts";

/**
 * Lock order: the request before anything that belongs to it. A row that only refers to the request,
 * such as the audit event of a view, needs no lock: it locks its audit chain first, so a lock that
 * kept it waiting here would be a deadlock.
 */
export async function lockRequest(db: Database, id: RequestId): Promise<Request | null> {
  const [request] = await db
    .select()
    .from(requests)
    .where(eq(requests.id, id))
    .for("no key update");
  return request ?? null;
}

export async function findRequest(db: Database, id: RequestId): Promise<Request | null> {
  const [request] = await db.select().from(requests).where(eq(requests.id, id));
  return request ?? null;
}

export async function findRequestByReference(db: Database, reference: string) {
  const [request] = await db.select().from(requests).where(eq(requests.reference, reference));
  return request ?? null;
}

export async function findLastRequestOf(
  db: Database,
  { accountId, recipient }: Pick<Request, "accountId" | "recipient">,
) {
  const [last] = await db
    .select()
    .from(requests)
    .where(and(eq(requests.accountId, accountId), eq(requests.recipient, recipient)))
    .orderBy(desc(requests.createdAt), desc(requests.id))
    .limit(1);
  return last ?? null;
}

export async function listSituationsAppliedAfter(
  db: Database,
  { accountId, appliedAt }: { readonly accountId: AccountId; readonly appliedAt: Date },
) {
  const later = await db
    .select({ situation: requests.situation })
    .from(requests)
    .where(and(eq(requests.accountId, accountId), gt(requests.appliedAt, appliedAt)));
  return later.flatMap(({ situation }) => (situation ? [situation] : []));
}

export async function listOtherDisputed(
  db: Database,
  { id, accountId }: { readonly id: RequestId; readonly accountId: AccountId },
) {
  const rows = await db
    .select({ reference: requests.reference })
    .from(requests)
    .where(
      and(eq(requests.accountId, accountId), ne(requests.id, id), isNotNull(requests.disputedAt)),
    )
    .orderBy(asc(requests.createdAt), asc(requests.id));
  return rows.map(({ reference }) => reference);
}

export async function lockOpenRequestOf(db: Database, accountId: AccountId) {
  const [request] = await db
    .select()
    .from(requests)
    .where(and(eq(requests.accountId, accountId), inArray(requests.status, openStatuses)))
    .for("no key update");
  return request ?? null;
}

export async function findOpenRequestOf(
  db: Database,
  { accountId, recipient }: Pick<Request, "accountId" | "recipient">,
) {
  const [request] = await db
    .select()
    .from(requests)
    .where(
      and(
        eq(requests.accountId, accountId),
        eq(requests.recipient, recipient),
        inArray(requests.status, openStatuses),
      ),
    );
  return request ?? null;
}

export async function insertRequest(
  db: Database,
  row: Pick<
    Request,
    "reference" | "accountId" | "recipient" | "recipientKind" | "recipientStopped"
  > &
    Partial<Pick<Request, "situation" | "stepsDone">>,
) {
  const [request] = await db.insert(requests).values(row).returning();
  if (!request) throw new Error("the request was not written");
  return request;
}

export type RequestPatch = Partial<
  Omit<Request, "id" | "version" | "updatedAt" | "queueTab" | "queueAt" | "searchText">
>;

/** The caller must have locked the row. */
export async function updateRequest(db: Database, id: RequestId, patch: RequestPatch) {
  const [request] = await db
    .update(requests)
    .set({ ...patch, version: sql`${requests.version} + 1`, updatedAt: sql`now()` })
    .where(eq(requests.id, id))
    .returning();
  if (!request) throw new Error(`request ${id} is gone`);
  return request;
}

type KeptAssessment = Pick<Request, "riskBand" | "riskPoints" | "risks" | "failingRules">;

/** Not part of the version: staff decide on what the customer answered. */
export async function recordAssessment(db: Database, id: RequestId, assessment: KeptAssessment) {
  await db
    .update(requests)
    .set({ ...assessment, riskAssessedAt: sql`now()` })
    .where(eq(requests.id, id));
}

/** False when none is left. */
export async function spendLastFourFailure(db: Database, id: RequestId) {
  const rows = await db
    .update(requests)
    .set({ lastFourFailures: sql`${requests.lastFourFailures} + 1` })
    .where(
      and(eq(requests.id, id), lt(requests.lastFourFailures, limits.lastFourFailuresPerRequest)),
    )
    .returning({ lastFourFailures: requests.lastFourFailures });
  return rows.length === 1;
}

/** A day is 24 hours in every time zone, since the date was announced. */
export async function listAbandoned(db: Database, days: number) {
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .where(
      and(inArray(requests.status, editableStatuses), lt(requests.updatedAt, hoursAgo(24 * days))),
    );
  return rows.map(({ id }) => id);
}

export function countRequests(db: Database) {
  return db.$count(requests);
}

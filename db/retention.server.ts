import { and, asc, eq, inArray, isNull, lt, not, type SQL, sql } from "drizzle-orm";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { limits, type Retention } from "#app/domain/limits.ts";
import { isAlert } from "./alert.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { daysAgo } from "./connection/clock.server.ts";
import { documentFiles, documentPages, documents } from "./schema/documents.ts";
import { doomedObjects } from "./schema/housekeeping.ts";
import { requests } from "./schema/requests.ts";
import { threadMessages } from "./schema/thread.ts";

/**
 * Counted from the decision; from the last change of an abandoned request; one day after the
 * customer removed them from a draft. Documents of a frozen or reported request are evidence until
 * an administrator settles the alert.
 */
function isDue(retention: Retention) {
  return and(
    isNull(documents.purgedAt),
    not(isAlert),
    isOver(
      retention,
      sql`${documents.removedAt} < ${daysAgo(limits.removedDocumentDays)}
        and ${documents.scan} <> 'found' and ${requests.submittedAt} is null`,
    ),
  );
}

/** Messages go with the documents. */
function areMessagesDue(retention: Retention) {
  return and(isNull(threadMessages.purgedAt), not(isAlert), isOver(retention, sql`false`));
}

/** Whether the time after the end of the request has passed; `otherwise` while it has not ended. */
export function isOver({ documentsDays, abandonedDays }: Retention, otherwise: SQL) {
  return sql`case
      when ${requests.status} in ('applied', 'rejected') then ${requests.decidedAt} < ${daysAgo(documentsDays)}
      when ${requests.status} = 'expired' and ${requests.confirmationAskedAt} is not null
        then ${requests.updatedAt} < ${daysAgo(documentsDays)}
      when ${requests.status} = 'expired' then true
      when ${requests.status} in ('withdrawn', 'superseded')
        then ${requests.updatedAt} < ${daysAgo(abandonedDays)}
      else ${otherwise}
    end`;
}

export async function listRequestsDue(db: Database, retention: Retention): Promise<RequestId[]> {
  const rows = await db
    .selectDistinct({ id: requests.id })
    .from(documents)
    .innerJoin(requests, eq(requests.id, documents.requestId))
    .where(isDue(retention));
  const withMessages = await db
    .selectDistinct({ id: requests.id })
    .from(threadMessages)
    .innerJoin(requests, eq(requests.id, threadMessages.requestId))
    .where(areMessagesDue(retention));
  return [...new Set([...rows, ...withMessages].map(({ id }) => id))];
}

/** The ids of the messages whose texts were erased. */
export async function eraseDueMessages(tx: Transaction, id: RequestId, retention: Retention) {
  const due = tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.id, id), not(isAlert), isOver(retention, sql`false`)));
  const rows = await tx
    .update(threadMessages)
    .set({ text: null, purgedAt: sql`now()` })
    .where(and(inArray(threadMessages.requestId, due), isNull(threadMessages.purgedAt)))
    .returning({ id: threadMessages.id });
  return rows.map((row) => row.id);
}

export async function countHeld(db: Database, { documentsDays }: Retention) {
  const [held] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(documents)
    .innerJoin(requests, eq(requests.id, documents.requestId))
    .where(
      and(isNull(documents.purgedAt), isAlert, lt(documents.receivedAt, daysAgo(documentsDays))),
    );
  return held?.count ?? 0;
}

export async function listDue(tx: Transaction, requestId: RequestId, retention: Retention) {
  return tx
    .select({ id: documents.id, kind: documents.kind, size: documents.size })
    .from(documents)
    .innerJoin(requests, eq(requests.id, documents.requestId))
    .where(and(eq(documents.requestId, requestId), isDue(retention)))
    .orderBy(asc(documents.receivedAt));
}

/** Erases everything but hash, kind, facts and verdict. */
export async function strikeOut(tx: Transaction, ids: DocumentId[]) {
  await doomObjects(tx, await keysOf(tx, ids));
  const gone = { label: "", explanation: null, compositionKey: null, textKey: null };
  await tx
    .update(documents)
    .set({ ...gone, purgedAt: sql`now()` })
    .where(inArray(documents.id, ids));
  await tx
    .update(documentFiles)
    .set({ label: "", objectKey: null })
    .where(inArray(documentFiles.documentId, ids));
  await tx
    .update(documentPages)
    .set({ pictureKey: null })
    .where(inArray(documentPages.documentId, ids));
}

/** The next purge deletes them. */
export async function doomObjects(db: Database, keys: readonly string[]) {
  if (keys.length === 0) return;
  const rows = keys.map((key) => ({ key }));
  await db.insert(doomedObjects).values(rows).onConflictDoNothing();
}

async function keysOf(tx: Transaction, ids: DocumentId[]): Promise<string[]> {
  const [derived, files, pages] = await Promise.all([
    tx
      .select({ composition: documents.compositionKey, text: documents.textKey })
      .from(documents)
      .where(inArray(documents.id, ids)),
    tx
      .select({ key: documentFiles.objectKey })
      .from(documentFiles)
      .where(inArray(documentFiles.documentId, ids)),
    tx
      .select({ key: documentPages.pictureKey })
      .from(documentPages)
      .where(inArray(documentPages.documentId, ids)),
  ]);
  const keys = [
    ...derived.flatMap(({ composition, text }) => [composition, text]),
    ...files.map(({ key }) => key),
    ...pages.map(({ key }) => key),
  ];
  return keys.filter((key) => key !== null);
}

export async function listDoomed(db: Database): Promise<string[]> {
  const rows = await db
    .select({ key: doomedObjects.key })
    .from(doomedObjects)
    .orderBy(asc(doomedObjects.doomedAt), asc(doomedObjects.key))
    .limit(500);
  return rows.map(({ key }) => key);
}

export async function forgetDoomed(db: Database, key: string) {
  await db.delete(doomedObjects).where(eq(doomedObjects.key, key));
}

import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  notExists,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { ThreadSide } from "#app/domain/thread/thread.ts";
import type { Danger } from "#app/reader/verdict.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { daysAgo, minutesAgo } from "./connection/clock.server.ts";
import { prepared } from "./connection/prepared.server.ts";
import {
  type AnyDocument,
  type DocumentFile,
  documentFiles,
  type DocumentPage,
  documentPages,
  documents,
  type SupportingDocument,
} from "./schema/documents.ts";
import { threadMessages } from "./schema/thread.ts";

/** What was sent with a message is no supporting document. */
const isSupporting = isNull(documents.messageId);

const documentsOf = prepared((db: Database) =>
  db
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.requestId, sql.placeholder("requestId")),
        isNull(documents.removedAt),
        isSupporting,
      ),
    )
    .orderBy(asc(documents.receivedAt), asc(documents.id))
    .prepare("documents_of"),
);

export function listDocuments(db: Database, requestId: RequestId): Promise<SupportingDocument[]> {
  return documentsOf(db).execute({ requestId }) as Promise<SupportingDocument[]>;
}

export type NewFile = Omit<DocumentFile, "documentId" | "position" | "objectKey"> & {
  readonly objectKey: string;
};

type NewDocument = Pick<
  AnyDocument,
  "requestId" | "sessionId" | "kind" | "size" | "sha256" | "verdict" | "pages" | "scan"
> &
  Partial<Pick<AnyDocument, "messageId">> & {
    readonly dangers: readonly Danger[];
    readonly files: readonly [NewFile, ...NewFile[]];
  };

type Given = Pick<SupportingDocument, "requestId" | "kind" | "sha256">;

export async function isGiven(db: Database, { requestId, kind, sha256 }: Given) {
  const same = and(
    eq(documents.requestId, requestId),
    eq(documents.kind, kind),
    eq(documents.sha256, sha256),
    isNull(documents.removedAt),
    isSupporting,
  );
  return (await db.$count(documents, same)) > 0;
}

/**
 * The request must be locked and must not have the document yet: the database refuses a duplicate.
 */
export async function insertDocument(tx: Transaction, { files, dangers, ...row }: NewDocument) {
  const [first, ...more] = files;
  const label = more.length > 0 ? `${first.label} + ${String(more.length)}` : first.label;
  const [document] = await tx
    .insert(documents)
    .values({ ...row, label, dangers: [...dangers] })
    .returning();
  if (!document) throw new Error("a paper was written that the database does not return");
  const rows = files.map((file, index) => ({
    ...file,
    documentId: document.id,
    position: index + 1,
  }));
  await tx.insert(documentFiles).values(rows);
  return document;
}

export function countGiven(db: Database, requestId: RequestId) {
  return countFiles(db, requestId, isSupporting);
}

/** Files that one side sent with its messages. */
export function countAttached(db: Database, requestId: RequestId, side: ThreadSide) {
  const ofSide = db
    .select({ id: threadMessages.id })
    .from(threadMessages)
    .where(and(eq(threadMessages.requestId, requestId), eq(threadMessages.side, side)));
  return countFiles(db, requestId, inArray(documents.messageId, ofSide));
}

/** A file that staff sent to the customer of this request, with its state. */
export async function findSentFile(db: Database, requestId: RequestId, id: DocumentId) {
  const [found] = await db
    .select({ document: documents, file: documentFiles })
    .from(documents)
    .innerJoin(threadMessages, eq(threadMessages.id, documents.messageId))
    .innerJoin(documentFiles, eq(documentFiles.documentId, documents.id))
    .where(
      and(
        eq(documents.id, id),
        eq(documents.requestId, requestId),
        eq(threadMessages.side, "staff"),
        eq(documentFiles.position, 1),
      ),
    );
  return found ?? null;
}

/** What was sent with messages, infected files too. */
export function listAttached(db: Database, requestId: RequestId): Promise<AnyDocument[]> {
  return db
    .select()
    .from(documents)
    .where(and(eq(documents.requestId, requestId), isNotNull(documents.messageId)))
    .orderBy(asc(documents.receivedAt), asc(documents.label), asc(documents.id));
}

async function countFiles(db: Database, requestId: RequestId, which: SQL | undefined) {
  const [given] = await db
    .select({
      files: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${documentFiles.size}), 0)::float8`,
    })
    .from(documentFiles)
    .innerJoin(documents, eq(documents.id, documentFiles.documentId))
    .where(and(eq(documents.requestId, requestId), isNull(documents.removedAt), which));
  return given ?? { files: 0, bytes: 0 };
}

export function listFiles(db: Database, documentId: DocumentId): Promise<DocumentFile[]> {
  return db
    .select()
    .from(documentFiles)
    .where(eq(documentFiles.documentId, documentId))
    .orderBy(asc(documentFiles.position));
}

export async function findDocument(db: Database, requestId: RequestId, id: DocumentId) {
  const [document] = await db
    .select()
    .from(documents)
    .where(
      and(eq(documents.id, id), eq(documents.requestId, requestId), isNull(documents.removedAt)),
    );
  return document ?? null;
}

/**
 * The last one removed of each kind, while its bytes are kept and nothing of that kind was given
 * since. Infected ones never.
 */
export async function listRestorable(
  db: Database,
  requestId: RequestId,
): Promise<SupportingDocument[]> {
  const given = alias(documents, "given");
  const replaced = db
    .select({ one: sql`1` })
    .from(given)
    .where(
      and(
        eq(given.requestId, documents.requestId),
        eq(given.kind, documents.kind),
        isNull(given.removedAt),
        gt(given.receivedAt, documents.removedAt),
      ),
    );
  const found = await db
    .selectDistinctOn([documents.kind])
    .from(documents)
    .where(
      and(
        eq(documents.requestId, requestId),
        gt(documents.removedAt, daysAgo(limits.removedDocumentDays)),
        isNull(documents.purgedAt),
        ne(documents.scan, "found"),
        notExists(replaced),
        isSupporting,
      ),
    )
    .orderBy(asc(documents.kind), desc(documents.removedAt), asc(documents.id));
  return found as SupportingDocument[];
}

/** Retention purges the object itself. */
export async function removeDocument(db: Database, requestId: RequestId, id: DocumentId) {
  const [document] = await db
    .update(documents)
    .set({ removedAt: sql`now()` })
    .where(
      and(
        eq(documents.id, id),
        eq(documents.requestId, requestId),
        isNull(documents.removedAt),
        isSupporting,
      ),
    )
    .returning();
  return document ?? null;
}

/** Lock the request's row if this changes which documents it has. */
export async function updateDocument(
  db: Database,
  id: DocumentId,
  patch: Partial<Omit<AnyDocument, "id" | "requestId">>,
) {
  await db.update(documents).set(patch).where(eq(documents.id, id));
}

export function listUnscanned(db: Database) {
  return db
    .select({ documentId: documents.id, requestId: documents.requestId })
    .from(documents)
    .where(
      and(eq(documents.scan, "pending"), isNull(documents.removedAt), isNull(documents.purgedAt)),
    );
}

const setAsideOf = prepared((db: Database) =>
  db
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.requestId, sql.placeholder("requestId")),
        eq(documents.scan, "found"),
        isSupporting,
      ),
    )
    .orderBy(asc(documents.receivedAt))
    .prepare("set_aside_of"),
);

/** Infected documents: they no longer count, and their bytes are kept apart. */
export function listInfected(db: Database, requestId: RequestId): Promise<SupportingDocument[]> {
  return setAsideOf(db).execute({ requestId }) as Promise<SupportingDocument[]>;
}

/** The document must be locked and still waiting to be read. */
export async function insertPages(db: Database, rows: readonly DocumentPage[]) {
  if (rows.length > 0) await db.insert(documentPages).values([...rows]);
}

export function countUnread(db: Database, ids: readonly DocumentId[]) {
  return db.$count(
    documents,
    and(inArray(documents.id, [...ids]), eq(documents.reading, "waiting")),
  );
}

/** Documents whose reading was abandoned: their job is gone. */
export function listUnread(db: Database) {
  return db
    .select({ documentId: documents.id, requestId: documents.requestId })
    .from(documents)
    .where(
      and(
        eq(documents.reading, "waiting"),
        isNull(documents.removedAt),
        isNull(documents.purgedAt),
        lt(documents.receivedAt, minutesAgo(limits.unreadMinutes)),
      ),
    );
}

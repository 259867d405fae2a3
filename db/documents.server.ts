import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import type { Database } from "./client.server.ts";
import { prepared } from "./prepared.server.ts";
import { documents, type SupportingDocument } from "./schema/documents.ts";

const documentsOf = prepared((db: Database) =>
  db
    .select()
    .from(documents)
    .where(and(eq(documents.requestId, sql.placeholder("requestId")), isNull(documents.removedAt)))
    .orderBy(asc(documents.receivedAt), asc(documents.id))
    .prepare("documents_of"),
);

export function listDocuments(db: Database, requestId: RequestId): Promise<SupportingDocument[]> {
  return documentsOf(db).execute({ requestId });
}

/** Null when the same bytes are there already under the same kind. */
export async function insertDocument(db: Database, row: typeof documents.$inferInsert) {
  const [document] = await db.insert(documents).values(row).onConflictDoNothing().returning();
  return document ?? null;
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

/** Takes it out of the request; the object itself is purged by retention. Null when it was gone already. */
export async function removeDocument(db: Database, requestId: RequestId, id: DocumentId) {
  const [document] = await db
    .update(documents)
    .set({ removedAt: sql`now()` })
    .where(
      and(eq(documents.id, id), eq(documents.requestId, requestId), isNull(documents.removedAt)),
    )
    .returning();
  return document ?? null;
}

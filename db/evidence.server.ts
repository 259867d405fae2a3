import { asc, eq, inArray } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { approvals, lifts } from "./schema/approvals.ts";
import { documentFiles, documents } from "./schema/documents.ts";
import { reviews } from "./schema/reviews.ts";

/** Of every version, not of the current one alone. */
export async function listDecisions(db: Database, requestId: RequestId) {
  const [given, made, lifted] = await Promise.all([
    db
      .select()
      .from(approvals)
      .where(eq(approvals.requestId, requestId))
      .orderBy(asc(approvals.createdAt)),
    db
      .select()
      .from(reviews)
      .where(eq(reviews.requestId, requestId))
      .orderBy(asc(reviews.createdAt)),
    db.select().from(lifts).where(eq(lifts.requestId, requestId)).orderBy(asc(lifts.createdAt)),
  ]);
  return { approvals: given, reviews: made, lifts: lifted };
}

/** Removed and erased ones too, each with its files. */
export async function listAllDocuments(db: Database, requestId: RequestId) {
  const found = await db
    .select()
    .from(documents)
    .where(eq(documents.requestId, requestId))
    .orderBy(asc(documents.receivedAt), asc(documents.id));
  const ids = found.map(({ id }) => id);
  const files = ids.length
    ? await db
        .select()
        .from(documentFiles)
        .where(inArray(documentFiles.documentId, ids))
        .orderBy(asc(documentFiles.position))
    : [];
  return found.map((document) => ({
    document,
    files: files.filter(({ documentId }) => documentId === document.id),
  }));
}

export type EvidenceDocument = Awaited<ReturnType<typeof listAllDocuments>>[number];

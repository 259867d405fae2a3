import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import type { Fact } from "#app/domain/document/reading.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import type { Database } from "./client.server.ts";
import { documentFiles, documentPages, documents } from "./schema/documents.ts";
import { requests } from "./schema/requests.ts";

const otherFiles = alias(documentFiles, "other_files");
const otherPages = alias(documentPages, "other_pages");

/** Bits of 64 by which a page that was scanned or compressed again may differ. */
const sameLook = 3;
const most = 20;

export interface PaperAsked {
  readonly requestId: RequestId;
  readonly documentId: DocumentId;
}

/** References of other requests in which one of the paper's files was given, byte for byte. */
export async function listSameFiles(db: Database, { requestId, documentId }: PaperAsked) {
  const rows = await db
    .selectDistinct({ reference: requests.reference })
    .from(documentFiles)
    .innerJoin(
      otherFiles,
      and(
        eq(otherFiles.sha256, documentFiles.sha256),
        ne(otherFiles.documentId, documentFiles.documentId),
      ),
    )
    .innerJoin(documents, eq(documents.id, otherFiles.documentId))
    .innerJoin(requests, eq(requests.id, documents.requestId))
    .where(and(eq(documentFiles.documentId, documentId), ne(documents.requestId, requestId)))
    .limit(most);
  return rows.map(({ reference }) => reference);
}

/**
 * Papers of other requests with a page that looks like one of this paper's, and what they say: forms look
 * alike too, so that only the facts can tell whether it is the same paper.
 */
export function listLookAlikes(
  db: Database,
  { requestId, documentId }: PaperAsked,
): Promise<{ reference: string; facts: readonly Fact[] }[]> {
  const bits = (look: AnyPgColumn) => sql`('x' || ${look})::bit(64)`;
  const distance = sql`bit_count(${bits(documentPages.look)} # ${bits(otherPages.look)})`;
  return db
    .selectDistinctOn([documents.id], { reference: requests.reference, facts: documents.facts })
    .from(documentPages)
    .innerJoin(otherPages, sql`${distance} <= ${sameLook}`)
    .innerJoin(documents, eq(documents.id, otherPages.documentId))
    .innerJoin(requests, eq(requests.id, documents.requestId))
    .where(
      and(
        eq(documentPages.documentId, documentId),
        ne(documents.requestId, requestId),
        or(isNotNull(documents.textKey), isNotNull(documents.purgedAt)),
      ),
    )
    .limit(most);
}

/** The lowest confidence of the pages that were read from their pictures, by paper of a request. */
export async function listConfidences(db: Database, requestId: RequestId) {
  const rows = await db
    .select({
      documentId: documentPages.documentId,
      confidence: sql<number>`min(${documentPages.confidence})`,
    })
    .from(documentPages)
    .innerJoin(documents, eq(documents.id, documentPages.documentId))
    .where(and(eq(documents.requestId, requestId), eq(documentPages.source, "ocr")))
    .groupBy(documentPages.documentId);
  return new Map(rows.map(({ documentId, confidence }) => [documentId, confidence]));
}

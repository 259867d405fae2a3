import { and, asc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { idList, isInList } from "./connection/id-list.ts";
import { prepared } from "./connection/prepared.server.ts";
import {
  documentFiles,
  documentPages,
  documents,
  type SupportingDocument,
} from "./schema/documents.ts";

export interface DocumentToJudge extends SupportingDocument {
  /** 0 to 100: the lowest of the pages that were, or had to be, read by OCR. */
  readonly confidence: number | null;
  readonly files: number;
  readonly now: Date;
}

const documentsToJudge = prepared((db: Database) => {
  const worst = db
    .select({ confidence: sql`min(${documentPages.confidence})` })
    .from(documentPages)
    .where(eq(documentPages.documentId, documents.id));
  const files = db
    .select({ count: sql`count(*)::int` })
    .from(documentFiles)
    .where(eq(documentFiles.documentId, documents.id));
  return db
    .select({
      ...getTableColumns(documents),
      files: sql<number>`(${files})`,
      confidence: sql<number | null>`(${worst})`,
      now: sql`now()`.mapWith(documents.receivedAt),
    })
    .from(documents)
    .where(
      and(
        isInList(documents.requestId, "requestIds"),
        isNull(documents.removedAt),
        isNull(documents.messageId),
      ),
    )
    .orderBy(asc(documents.receivedAt), asc(documents.id))
    .prepare("papers_to_judge");
});

/** In one query, because every view of their page and of the queue needs it. */
export function listDocumentsToJudge(
  db: Database,
  requestIds: readonly RequestId[],
): Promise<DocumentToJudge[]> {
  const found = documentsToJudge(db).execute({ requestIds: idList(requestIds) });
  return found as Promise<DocumentToJudge[]>;
}

import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { prepared } from "./connection/prepared.server.ts";
import { documentFiles, type DocumentPage, documentPages, documents } from "./schema/documents.ts";

const files = sql<number>`(
  select count(*)::int from ${documentFiles} where ${documentFiles.documentId} = ${documents.id}
)`;
const hasPicture = sql<boolean>`exists (
  select from ${documentPages} where ${documentPages.documentId} = ${documents.id}
    and ${documentPages.page} = 1 and ${documentPages.pictureKey} is not null
)`;

/** Without those the customer removed, but with infected ones: staff see that they exist. */
const ofStaff = or(isNull(documents.removedAt), eq(documents.scan, "found"));

function documentsWhere(db: Database, condition: SQL | undefined) {
  return db
    .select({ document: documents, files, hasPicture })
    .from(documents)
    .where(and(condition, ofStaff))
    .orderBy(asc(documents.receivedAt), asc(documents.id));
}

const documentsOf = prepared((db: Database) =>
  documentsWhere(db, eq(documents.requestId, sql.placeholder("requestId"))).prepare("staff_papers"),
);

export async function listStaffDocuments(db: Database, requestId: RequestId) {
  const rows = await documentsOf(db).execute({ requestId });
  return rows.map(flat);
}

export async function findStaffDocument(db: Database, requestId: RequestId, id: DocumentId) {
  const ofRequest = and(eq(documents.requestId, requestId), eq(documents.id, id));
  const [row] = await documentsWhere(db, ofRequest);
  return row ? flat(row) : null;
}

function flat({ document, ...counted }: Awaited<ReturnType<typeof documentsWhere>>[number]) {
  return { ...document, ...counted };
}

export type StaffDocument = NonNullable<Awaited<ReturnType<typeof findStaffDocument>>>;

export function listPages(db: Database, documentId: DocumentId): Promise<DocumentPage[]> {
  return db
    .select()
    .from(documentPages)
    .where(eq(documentPages.documentId, documentId))
    .orderBy(asc(documentPages.page));
}

export async function findPictureKey(db: Database, documentId: DocumentId, page: number) {
  const [row] = await db
    .select({ key: documentPages.pictureKey })
    .from(documentPages)
    .where(and(eq(documentPages.documentId, documentId), eq(documentPages.page, page)));
  return row?.key ?? null;
}

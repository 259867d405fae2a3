import { and, desc, eq } from "drizzle-orm";
import type { DocumentVerdict } from "#app/domain/document/staff-verdict.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { documentVerdicts } from "./schema/document-verdicts.ts";
import { reasonVersions } from "./schema/reasons.ts";
import { staff } from "./schema/staff.ts";

export async function insertVerdict(db: Database, row: typeof documentVerdicts.$inferInsert) {
  const [verdict] = await db.insert(documentVerdicts).values(row).returning();
  if (!verdict) throw new Error("the verdict was not written");
  return verdict;
}

/** The last one on each document of the request, removed documents included. */
export async function listLastVerdicts(
  db: Database,
  requestId: RequestId,
): Promise<Map<DocumentId, DocumentVerdict>> {
  const rows = await db
    .selectDistinctOn([documentVerdicts.documentId], {
      documentId: documentVerdicts.documentId,
      verdict: documentVerdicts.verdict,
      comment: documentVerdicts.comment,
      at: documentVerdicts.createdAt,
      by: staff.name,
      reason: {
        titleFr: reasonVersions.titleFr,
        titleEn: reasonVersions.titleEn,
        textFr: reasonVersions.textFr,
        textEn: reasonVersions.textEn,
      },
    })
    .from(documentVerdicts)
    .innerJoin(staff, eq(staff.id, documentVerdicts.staffId))
    .leftJoin(
      reasonVersions,
      and(
        eq(reasonVersions.reasonId, documentVerdicts.reasonId),
        eq(reasonVersions.version, documentVerdicts.reasonVersion),
      ),
    )
    .where(eq(documentVerdicts.requestId, requestId))
    .orderBy(
      documentVerdicts.documentId,
      desc(documentVerdicts.createdAt),
      desc(documentVerdicts.id),
    );
  return new Map(rows.map(({ documentId, ...verdict }) => [documentId, verdict]));
}

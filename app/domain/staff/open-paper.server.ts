import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, StaffId } from "#app/domain/ids.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { findDocument, listFiles } from "#db/documents.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";

/** The bytes of a paper; null when there is none such. Recorded before the first byte leaves. */
export async function openPaper(
  { db, store }: Domain & { readonly store: ObjectStore },
  { reference, id, staffId }: { reference: string; id: DocumentId; staffId: StaffId },
) {
  const request = await findRequestByReference(db, reference);
  const paper = request && (await findDocument(db, request.id, id));
  if (!paper) return null;
  await db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: request.id,
      actor: `staff:${staffId}`,
      action: "document-viewed",
      details: { document: paper.id, kind: paper.kind },
    }),
  );
  const [file] = await listFiles(db, paper.id);
  const body = file?.objectKey ? await store.read(file.objectKey) : null;
  return file && body && { body, size: file.size, name: `${reference}-${paper.kind}` };
}

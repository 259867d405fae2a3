import { mediaTypes } from "#app/domain/document/format.ts";
import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { listFiles } from "#db/documents.server.ts";
import { findPaper, type PaperOrder } from "./find-paper.server.ts";

type Means = Domain & { readonly store: ObjectStore };

/** A file of a paper as it was uploaded, byte for byte. Recorded before the first byte leaves. */
export async function openOriginal(
  means: Means,
  { position, ...order }: PaperOrder & { readonly position: number },
) {
  const found = await findPaper(means, order);
  if (!found.ok) return found;
  const { request, paper } = found.value;
  const files = await listFiles(means.db, paper.id);
  const file = files.find((one) => one.position === position);
  const body = file?.objectKey ? await means.store.read(file.objectKey) : null;
  if (!file || !body) return refuse("not-found");
  await means.db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: request.id,
      actor: `staff:${order.staffId}`,
      action: "document-downloaded",
      details: { document: paper.id, kind: paper.kind, file: position, sha256: file.sha256 },
    }),
  );
  const number = files.length > 1 ? `-${String(position)}` : "";
  return accept({
    body,
    size: file.size,
    contentType: mediaTypes[file.format],
    name: `${request.reference}-${paper.kind}${number}.${file.format}`,
  });
}

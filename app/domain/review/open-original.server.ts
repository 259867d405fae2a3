import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { mediaTypes } from "#app/reader/format.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { StaffDocument } from "#db/case-documents.server.ts";
import { listFiles } from "#db/documents.server.ts";
import { type DocumentRequest, findDocument } from "./find-document.server.ts";

type Means = Domain & { readonly store: ObjectStore };

export type FileOfDocument = number | "composition";

/** The download is recorded before the first byte is sent. */
export async function openOriginal(
  means: Means,
  { file, ...order }: DocumentRequest & { readonly file: FileOfDocument },
) {
  const found = await findDocument(means, order);
  if (!found.ok) return found;
  const { request, document } = found.value;
  const chosen =
    file === "composition"
      ? await composed(means, document)
      : await uploaded(means, document, file);
  const body = chosen && (await means.store.read(chosen.key));
  if (!chosen || !body) return refuse("not-found");
  const { sha256, size, format, part } = chosen;
  await means.db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: request.id,
      actor: `staff:${order.staffId}`,
      action: "document-downloaded",
      details: { document: document.id, kind: document.kind, file, sha256 },
    }),
  );
  return accept({
    body,
    size,
    contentType: mediaTypes[format],
    name: `${request.reference}-${document.kind}${part}.${format}`,
  });
}

async function uploaded({ db }: Means, { id }: StaffDocument, position: number) {
  const files = await listFiles(db, id);
  const file = files.find((one) => one.position === position);
  if (!file?.objectKey) return null;
  const part = files.length > 1 ? `-${String(position)}` : "";
  return { ...file, key: file.objectKey, part };
}

async function composed({ store }: Means, { compositionKey: key }: StaffDocument) {
  const size = key && (await store.size(key));
  return key && size ? ({ key, size, format: "pdf", sha256: null, part: "" } as const) : null;
}

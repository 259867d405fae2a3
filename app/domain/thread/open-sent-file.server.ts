import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { mediaTypes } from "#app/reader/format.ts";
import { appendUnlessRecent } from "#db/audit-events.server.ts";
import { findSentFile } from "#db/documents.server.ts";
import { sentFileState } from "./thread.ts";

interface SentFile {
  readonly requestId: RequestId;
  readonly id: DocumentId;
}

/**
 * A file that staff sent, for the customer of this request; what customers sent is not given back,
 * because a stolen link would open it too. The download is recorded before the first byte is sent.
 */
export async function openSentFile(
  { db, store }: Pick<Domain, "db"> & { readonly store: Pick<ObjectStore, "read"> },
  { requestId, id }: SentFile,
) {
  const found = await findSentFile(db, requestId, id);
  if (!found) return refuse("not-found");
  const { document, file } = found;
  const state = sentFileState(document);
  if (state !== "checked") return refuse(state);
  const body = file.objectKey && (await store.read(file.objectKey));
  if (!body) return refuse("not-found");
  const { kind } = document;
  const details = { document: id, kind, file: 1, sha256: file.sha256 };
  const event = { requestId, actor: "customer", action: "document-downloaded", details } as const;
  await db.transaction((tx) => appendUnlessRecent(tx, event, limits.viewMinutes));
  return accept({
    body,
    size: file.size,
    contentType: mediaTypes[file.format],
    name: nameOf(file),
  });
}

/** The extension is that of what the file is. */
function nameOf({ label, format }: { readonly label: string; readonly format: string }) {
  return `${label.replace(/\.[^.]*$/, "")}.${format}`;
}

import { buffer } from "node:stream/consumers";
import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { mediaTypes } from "#app/reader/format.ts";
import { sniff } from "#app/reader/sniff.ts";
import { findPictureKey } from "#db/case-documents.server.ts";
import { type DocumentRequest, findDocument } from "./find-document.server.ts";
import { recordSight } from "./record-view.server.ts";

type Means = Domain & { readonly store: ObjectStore };

/** Only JPEG and PNG are served. */
export async function openPicture(
  means: Means,
  order: DocumentRequest & { readonly page: number },
) {
  const found = await findDocument(means, order);
  if (!found.ok) return found;
  const { document } = found.value;
  const key = await findPictureKey(means.db, document.id, order.page);
  const body = key === null ? null : await means.store.read(key);
  if (body === null) return refuse("not-found");
  const bytes = await buffer(body);
  const format = sniff(bytes);
  if (format !== "jpeg" && format !== "png") return refuse("not-found");
  await recordSight(means, document, order.staffId);
  return accept({ bytes, contentType: mediaTypes[format] });
}

export async function openText(means: Means, order: DocumentRequest) {
  const found = await findDocument(means, order);
  if (!found.ok) return found;
  const { document } = found.value;
  const body = document.textKey === null ? null : await means.store.read(document.textKey);
  if (body === null) return refuse("not-found");
  await recordSight(means, document, order.staffId);
  return accept({ body });
}

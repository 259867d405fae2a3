import { buffer } from "node:stream/consumers";
import { mediaTypes } from "#app/reader/format.ts";
import { sniff } from "#app/reader/sniff.ts";
import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { findPictureKey } from "#db/case-documents.server.ts";
import { findPaper, type PaperOrder } from "./find-document.server.ts";
import { recordSight } from "./record-view.server.ts";

type Means = Domain & { readonly store: ObjectStore };

/** A page as the picture that the reader's child made of it; anything but JPEG or PNG is not served. */
export async function openPicture(means: Means, order: PaperOrder & { readonly page: number }) {
  const found = await findPaper(means, order);
  if (!found.ok) return found;
  const { paper } = found.value;
  const key = await findPictureKey(means.db, paper.id, order.page);
  const body = key === null ? null : await means.store.read(key);
  if (body === null) return refuse("not-found");
  const bytes = await buffer(body);
  const format = sniff(bytes);
  if (format !== "jpeg" && format !== "png") return refuse("not-found");
  await recordSight(means, paper, order.staffId);
  return accept({ bytes, contentType: mediaTypes[format] });
}

/** The words of all pages with their places, `PageText[]` in JSON, as they lie in the store. */
export async function openText(means: Means, order: PaperOrder) {
  const found = await findPaper(means, order);
  if (!found.ok) return found;
  const { paper } = found.value;
  const body = paper.textKey === null ? null : await means.store.read(paper.textKey);
  if (body === null) return refuse("not-found");
  await recordSight(means, paper, order.staffId);
  return accept({ body });
}

import { rm } from "node:fs/promises";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { addDocument } from "#app/domain/request/give-documents.server.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { PdfVerdict } from "./reader.ts";

/** A file whose bytes are in the store and, once more, on disk for the reader. */
export interface ReceivedFile {
  readonly label: string;
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
  readonly tempPath: string;
}

export type TakeInRefusal =
  | "password"
  | "damaged"
  | "not-a-pdf"
  | "unjudged"
  | "not-found"
  | "not-editable"
  | "kind-not-asked"
  | "too-many";

interface Means {
  readonly domain: Domain;
  readonly read: (path: string) => Promise<PdfVerdict>;
  readonly deleteObject: (key: string) => Promise<void>;
}

/** Opens the file in a killable child, then writes it to the request. What is refused leaves the store again. */
export async function takeIn(
  { domain, read, deleteObject }: Means,
  requestId: RequestId,
  kind: DocumentKind,
  file: ReceivedFile,
): Promise<TakeInRefusal | null> {
  const verdict = await read(file.tempPath).finally(() => rm(file.tempPath, { force: true }));
  if (verdict.verdict !== "good") {
    await deleteObject(file.key);
    return verdict.verdict;
  }
  const { label, key: objectKey, size, sha256 } = file;
  const added = await addDocument(domain, requestId, {
    kind,
    files: [{ label, format: "pdf", objectKey, size, sha256 }],
    verdict: "good",
    dangers: [],
    pages: verdict.pages,
    scan: "not-configured",
  });
  if (added.ok) return null;
  await deleteObject(objectKey);
  // The same bytes sent twice are one paper: the first is there.
  return added.refusal === "same-paper" ? null : added.refusal;
}

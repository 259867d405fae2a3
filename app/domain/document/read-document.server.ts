import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Domain } from "#app/domain/domain.ts";
import type { DocumentOfRequest } from "#app/domain/ids.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { type ReadByChildren, readFiles } from "#app/reader/read-files.server.ts";
import { findDocument, listFiles } from "#db/documents.server.ts";
import type { DocumentFile } from "#db/schema/documents.ts";
import { recordReading } from "./record-reading.server.ts";

export interface ReadingMeans {
  readonly store: Pick<ObjectStore, "read" | "write">;
  readonly children: ReadByChildren;
}

/**
 * Customers' files are opened only in killable children. A document they cannot read is marked as
 * failed and left to a person; outages throw, so that the job is retried.
 */
export async function readDocument(domain: Domain, means: ReadingMeans, ids: DocumentOfRequest) {
  const document = await findDocument(domain.db, ids.requestId, ids.documentId);
  if (document?.reading !== "waiting" || document.purgedAt) return;
  const files = await listFiles(domain.db, ids.documentId);
  const folder = await mkdtemp(join(tmpdir(), "passerelle-reading-"));
  try {
    const originals = await fetchAll(means.store, files, folder);
    const read = await readFiles(means.children, { originals, folder });
    await recordReading(domain, means.store, ids, read);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchAll(
  store: ReadingMeans["store"],
  files: readonly DocumentFile[],
  folder: string,
) {
  const originals: { path: string; format: DocumentFile["format"] }[] = [];
  for (const { objectKey, position, format } of files) {
    const body = objectKey && (await store.read(objectKey));
    if (!body) throw new Error(`file ${String(position)} of a paper is not in the store`);
    const path = join(folder, `original-${String(position)}`);
    await pipeline(body, createWriteStream(path, { mode: 0o600 }));
    originals.push({ path, format });
  }
  return originals;
}

import type { Domain } from "#app/domain/domain.ts";
import type { DocumentOfRequest } from "#app/domain/ids.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { type ReadByChildren, readFiles } from "#app/reader/read-files.server.ts";
import { findDocument, listFiles } from "#db/documents.server.ts";
import { withFetchedFiles } from "./fetch-files.server.ts";
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
  await withFetchedFiles(means.store, files, async (originals, folder) => {
    const read = await readFiles(means.children, { originals, folder });
    await recordReading(domain, means.store, ids, read);
  });
}

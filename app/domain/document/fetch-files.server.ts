import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import type { DocumentFile } from "#db/schema/documents.ts";

export interface FetchedFile {
  readonly path: string;
  readonly format: DocumentFile["format"];
}

/**
 * Copies the files from the store into a folder of their own, which is removed after `use`. Throws
 * when a file is not in the store.
 */
export async function withFetchedFiles<Answer>(
  store: Pick<ObjectStore, "read">,
  files: readonly DocumentFile[],
  use: (fetched: FetchedFile[], folder: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), "passerelle-reading-"));
  try {
    return await use(await fetchFiles(store, files, folder), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchFiles(
  store: Pick<ObjectStore, "read">,
  files: readonly DocumentFile[],
  folder: string,
): Promise<FetchedFile[]> {
  const fetched: FetchedFile[] = [];
  for (const { objectKey, position, format } of files) {
    const body = objectKey && (await store.read(objectKey));
    if (!body) throw new Error(`file ${String(position)} of a paper is not in the store`);
    const path = join(folder, `original-${String(position)}`);
    await pipeline(body, createWriteStream(path, { mode: 0o600 }));
    fetched.push({ path, format });
  }
  return fetched;
}

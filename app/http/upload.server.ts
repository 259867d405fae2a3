import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { drain } from "#app/http/drain.server.ts";
import { receiveFile, type FileOptions } from "#app/http/upload-file.server.ts";
import { parseForm } from "#app/http/upload-form.server.ts";
import type { Upload, UploadedFile } from "#app/http/upload.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";

export type UploadOptions = Omit<FileOptions, "maxBytes"> & {
  /** A file's limit; 20 MB unless told. */
  readonly maxBytes?: number;
};

const defaultMaxBytes = 20 * 1024 * 1024;
const drainLimits = { maxBytes: 64 * 1024 * 1024, maxMs: 10_000 };

/**
 * Receives a multipart form with files named `document` (ten at most), streaming them one after the
 * other into the store. Throws when the store fails. Whatever the end, the request has been read as far
 * as is reasonable: when `request.complete` is false, answer with `Connection: close`.
 */
export async function receiveUpload(
  request: IncomingMessage,
  { maxBytes = defaultMaxBytes, ...rest }: UploadOptions,
): Promise<Upload> {
  const files: UploadedFile[] = [];
  const whileReading = { maxBytes, ...(rest.signal && { signal: rest.signal }) };
  try {
    const fields = await parseForm(request, whileReading, async (file, label) => {
      const received = await receiveFile(file, label, { maxBytes, ...rest });
      if (!isUnchosen(received)) files.push(received);
    });
    if (fields === null) {
      await discardFiles(files, rest.store);
      return { outcome: "malformed" };
    }
    if (files.length === 0) return { outcome: "no-file", fields };
    return { outcome: "received", fields, files };
  } catch (error) {
    await discardFiles(files, rest.store);
    throw error;
  } finally {
    await drain(request, drainLimits);
  }
}

/** What a browser sends for a file field in which nothing was chosen. */
function isUnchosen(file: UploadedFile): boolean {
  return file.label === "" && file.outcome === "refused" && file.refusal === "empty";
}

/** Deletes what was kept of files: from the store and among the temporary files. */
export async function discardFiles(
  files: readonly UploadedFile[],
  store: ObjectStore,
): Promise<void> {
  await removeTemporaryFiles(files);
  const keys = files.flatMap((file) => (file.outcome === "stored" ? [file.key] : []));
  await Promise.all(keys.map((key) => store.delete(key)));
}

/** Removes the temporary copies, once the reader has seen them. */
export async function removeTemporaryFiles(files: readonly UploadedFile[]): Promise<void> {
  for (const file of files) {
    if (file.outcome === "stored") await rm(file.tempPath, { force: true });
  }
}

import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import type { FileOutcome, Upload, UploadedFile } from "../received-upload.ts";
import { drain } from "./drain.server.ts";
import { type FileOptions, receiveFile } from "./upload-file.server.ts";
import { type FormLimits, parseForm, type ReadForm } from "./upload-form.server.ts";

export type UploadOptions = FileOptions & FormLimits;

const discardMs = 3_000;
const drainLimits = { maxBytes: 64 * 1024 * 1024, maxMs: 10_000 };

/** Throws when the store fails. If `request.complete` is false, answer with `Connection: close`. */
export async function receiveUpload(
  request: IncomingMessage,
  options: UploadOptions,
): Promise<Upload> {
  const files: UploadedFile[] = [];
  try {
    const form = await parseForm(request, options, async (file, { label, field }) => {
      const received = await receiveFile(file, label, options);
      if (!isUnchosen(received)) files.push({ ...received, field });
    });
    const upload = uploadOf(form, files, options);
    if (upload.outcome !== "received" || upload.files !== files) {
      await discardFiles(files, options.store);
    }
    return upload;
  } catch (error) {
    await discardAfterFailure(files, options.store);
    throw error;
  } finally {
    await drain(request, drainLimits);
  }
}

function uploadOf(
  { end, fields, overlong }: ReadForm,
  files: readonly UploadedFile[],
  { maxRequestBytes }: FormLimits,
): Upload {
  if (end === "malformed") return { outcome: "malformed" };
  if (end === "too-many-files") return { outcome: "too-many", fields };
  if (end === "too-long") {
    // If a single file exceeded the request limit, report that file as too large.
    if (overlong === null) return { outcome: "too-many", fields };
    const refused = { ...overlong, outcome: "refused", refusal: "too-large" } as const;
    return { outcome: "received", fields, files: [refused] };
  }
  if (files.length === 0) return { outcome: "no-file", fields };
  const bytes = files.reduce((sum, file) => sum + (file.outcome === "stored" ? file.size : 0), 0);
  if (bytes > maxRequestBytes) return { outcome: "too-many", fields };
  return { outcome: "received", fields, files };
}

/** Browsers send an empty, unnamed file for a file field without a choice. */
function isUnchosen(file: FileOutcome): boolean {
  return file.label === "" && file.outcome === "refused" && file.refusal === "empty";
}

export async function discardFiles(
  files: readonly UploadedFile[],
  store: ObjectStore,
): Promise<void> {
  await removeTemporaryFiles(files);
  const keys = files.flatMap((file) => (file.outcome === "stored" ? [file.key] : []));
  await Promise.all(keys.map((key) => store.delete(key)));
}

async function removeTemporaryFiles(files: readonly UploadedFile[]): Promise<void> {
  for (const file of files) {
    if (file.outcome === "stored") await rm(file.tempPath, { force: true });
  }
}

/** The store is probably unavailable: the daily sweep deletes the rest. */
async function discardAfterFailure(files: readonly UploadedFile[], store: ObjectStore) {
  const discarded = discardFiles(files, store).catch(() => undefined);
  await Promise.race([discarded, sleep(discardMs, undefined, { ref: false })]);
}

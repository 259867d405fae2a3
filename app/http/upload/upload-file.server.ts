import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { type ObjectStore, StoreFailure } from "#app/providers/storage/storage.ts";
import { type FileFormat, mediaTypes } from "#app/reader/format.ts";
import { sniff, sniffLength } from "#app/reader/sniff.ts";
import type { FileOutcome } from "../received-upload.ts";
import { copyTo, openTemporaryCopy } from "./temporary-copy.server.ts";

export interface FileOptions {
  readonly maxBytes: number;
  readonly store: ObjectStore;
  readonly newKey: () => string;
  readonly signal?: AbortSignal;
  readonly tempDir?: string;
}

/**
 * A refused type never reaches the store. A file that is too large leaves nothing behind, nor does
 * a broken stream or a store failure, which throw.
 */
export async function receiveFile(
  file: Readable & { readonly truncated?: boolean },
  label: string,
  options: FileOptions,
): Promise<FileOutcome> {
  // Breaking off must not destroy the file's stream, because busboy would wait for it forever.
  const chunks = file.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  try {
    const head = await readHead(chunks);
    if (head.length === 0) return { label, outcome: "refused", refusal: "empty" };
    const format = sniff(head);
    if (format === "other") {
      return { label: label || "document", outcome: "refused", refusal: "not-what-it-says" };
    }
    const named = { label: label || `document.${format}`, format };
    return await keep(withHead(head, chunks), named, options);
  } catch (error) {
    // The form may be broken off before the byte over the limit was read.
    if (file.truncated) return { label, outcome: "refused", refusal: "too-large" };
    throw error;
  } finally {
    await chunks.return?.();
    file.resume();
  }
}

async function readHead(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < sniffLength && sniff(head) === "other") {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* withHead(head: Buffer, chunks: AsyncIterable<Buffer>) {
  yield head;
  yield* chunks;
}

async function keep(
  bytes: AsyncIterable<Buffer>,
  { label, format }: { label: string; format: FileFormat },
  { maxBytes, store, newKey, signal, tempDir }: FileOptions,
): Promise<FileOutcome> {
  const key = newKey();
  const { path: tempPath, file } = await openTemporaryCopy(tempDir);
  const copy = copyTo(file);
  const hash = createHash("sha256");
  let size = 0;
  async function* measured() {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > maxBytes) throw new Error("too large");
      hash.update(chunk);
      await copy.write(chunk);
      yield chunk;
    }
    await copy.end();
  }
  // Handles an error after the store has stopped reading the body.
  const body = Readable.from(measured(), { objectMode: false }).on("error", () => undefined);
  try {
    await store.write(key, body, { contentType: mediaTypes[format], ...(signal && { signal }) });
    await expectWhole(store, key, size);
    return { label, outcome: "stored", format, key, size, sha256: hash.digest("hex"), tempPath };
  } catch (error) {
    await rm(tempPath, { force: true });
    if (size > maxBytes) return { label, outcome: "refused", refusal: "too-large" };
    throw error;
  } finally {
    await file.close();
  }
}

/** A store that confirms a write but keeps something else must not produce a document. */
export async function expectWhole(store: ObjectStore, key: string, size: number): Promise<void> {
  const kept = await store.size(key);
  if (kept === size) return;
  await store.delete(key).catch(() => undefined);
  throw new StoreFailure(`the store was given ${String(size)} bytes and has ${String(kept)}`);
}

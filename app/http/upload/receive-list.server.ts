import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { isOtherFormat } from "#app/domain/account/import/other-format.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import type { FileTrouble } from "../received-file.ts";
import { expectWhole } from "./upload-file.server.ts";

export interface ListOptions {
  readonly maxBytes: number;
  readonly store: ObjectStore;
  readonly key: string;
  readonly signal?: AbortSignal;
}

export type StoredList = { readonly size: number; readonly sha256: string } | FileTrouble;

/** Looks at the first bytes only. What is refused leaves nothing in the store, nor does a failure. */
export async function receiveList(
  file: Readable & { readonly truncated?: boolean },
  options: ListOptions,
): Promise<StoredList> {
  // Breaking off must not destroy the file's stream, because busboy would wait for it forever.
  const chunks = file.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  try {
    const head = await chunks.next();
    if (head.done === true || head.value.length === 0) return "empty";
    if (isOtherFormat(head.value)) return "not-csv";
    return await keep(head.value, chunks, options);
  } catch (error) {
    if (file.truncated) return "too-large";
    throw error;
  } finally {
    await chunks.return?.();
    file.resume();
  }
}

async function keep(
  head: Buffer,
  rest: AsyncIterable<Buffer>,
  { maxBytes, store, key, signal }: ListOptions,
): Promise<StoredList> {
  const hash = createHash("sha256");
  let size = 0;
  async function* measured() {
    for await (const chunk of withHead(head, rest)) {
      size += chunk.length;
      if (size > maxBytes) throw new Error("too large");
      hash.update(chunk);
      yield chunk;
    }
  }
  // Handles an error after the store has stopped reading the body.
  const body = Readable.from(measured(), { objectMode: false }).on("error", () => undefined);
  try {
    await store.write(key, body, { contentType: "text/csv", ...(signal && { signal }) });
    await expectWhole(store, key, size);
    return { size, sha256: hash.digest("hex") };
  } catch (error) {
    if (size > maxBytes) return "too-large";
    throw error;
  }
}

async function* withHead(head: Buffer, chunks: AsyncIterable<Buffer>) {
  yield head;
  yield* chunks;
}

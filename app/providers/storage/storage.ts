import type { Readable } from "node:stream";

/** The private object store. Only the server accesses it; throws on outages. */
export interface ObjectStore {
  /**
   * Streams a body of unknown length in parts (5 MB, two at a time); keeps nothing on failure or
   * abort.
   */
  write(
    key: string,
    body: Readable,
    options: { contentType: string; signal?: AbortSignal },
  ): Promise<void>;
  read(key: string): Promise<Readable | null>;
  /** Bytes, as reported by the store; null for a missing object. */
  size(key: string): Promise<number | null>;
  delete(key: string): Promise<void>;
  /** Objects with this key prefix, page by page, in no guaranteed order. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /**
   * Aborts multipart uploads started before this time and never finished (their process was
   * killed); returns their number.
   */
  abortUnfinished(olderThan: Date): Promise<number>;
  /** Throws when the bucket is unreachable. */
  ping(): Promise<void>;
}

export interface StoredObject {
  readonly key: string;
  readonly modifiedAt: Date;
  /** Bytes. */
  readonly size: number;
}

/** The store answered, but not as requested. */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
}

import type { Readable } from "node:stream";

/** The private object store. Only the server talks to it; throws on outages. */
export interface ObjectStore {
  /** Streams a body of unknown length, part by part (5 MB, two under way); on failure or abort nothing is left behind. */
  write(
    key: string,
    body: Readable,
    options: { contentType: string; signal?: AbortSignal },
  ): Promise<void>;
  /** The object's bytes, or null when there is none. */
  read(key: string): Promise<Readable | null>;
  /** Bytes of the object, asked of the store; null when there is none. */
  size(key: string): Promise<number | null>;
  delete(key: string): Promise<void>;
  /** Every object whose key begins so, page by page, in no order that may be relied on. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Gives up the writes in parts that began before and never ended (their process was killed); how many. */
  abortUnfinished(olderThan: Date): Promise<number>;
  /** Answers when the bucket can be reached; throws otherwise. */
  ping(): Promise<void>;
}

export interface StoredObject {
  readonly key: string;
  readonly modifiedAt: Date;
  /** Bytes. */
  readonly size: number;
}

/** The store answered, and it is not what was asked of it. */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
}

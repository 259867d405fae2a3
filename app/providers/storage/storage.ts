import type { Readable } from "node:stream";

/** Throws on outages. */
export interface ObjectStore {
  /** For a body of unknown length; keeps nothing on failure or abort. */
  write(
    key: string,
    body: Readable,
    options: { contentType: string; signal?: AbortSignal },
  ): Promise<void>;
  read(key: string): Promise<Readable | null>;
  size(key: string): Promise<number | null>;
  delete(key: string): Promise<void>;
  /** In no guaranteed order. */
  list(prefix: string): AsyncIterable<StoredObject>;
  abortUnfinished(olderThan: Date): Promise<number>;
  ping(): Promise<void>;
}

export interface StoredObject {
  readonly key: string;
  readonly modifiedAt: Date;
  readonly size: number;
}

export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
}

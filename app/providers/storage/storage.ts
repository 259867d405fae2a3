import type { Readable } from "node:stream";

/** The private object store. Only the server talks to it; throws on outages. */
export interface ObjectStore {
  /** Streams a body of unknown length, part by part (8 MB); on failure or abort nothing is left behind. */
  write(
    key: string,
    body: Readable,
    options: { contentType: string; signal?: AbortSignal },
  ): Promise<void>;
  /** The object's bytes, or null when there is none. */
  read(key: string): Promise<Readable | null>;
  delete(key: string): Promise<void>;
  /** Answers when the bucket can be reached; throws otherwise. */
  ping(): Promise<void>;
}

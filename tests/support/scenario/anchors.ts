import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { readAnchorObject } from "#app/domain/audit/anchor.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";

/** Text alone, in the order in which it was written. */
export function memoryStore() {
  const objects = new Map<string, string>();
  const store = {
    objects,
    writes: 0,
    fails: false,
    async write(key: string, body: Readable) {
      if (store.fails) throw new Error("the store is away");
      store.writes += 1;
      objects.set(key, await text(body));
    },
    read(key: string) {
      const object = objects.get(key);
      return Promise.resolve(object === undefined ? null : Readable.from([Buffer.from(object)]));
    },
    async *list(prefix: string) {
      for (const [key, object] of objects) {
        if (key.startsWith(prefix)) yield { key, modifiedAt: new Date(), size: object.length };
      }
    },
  };
  return store as typeof store & ObjectStore;
}

export type MemoryStore = ReturnType<typeof memoryStore>;

export function anchorsIn({ objects }: MemoryStore) {
  return [...objects].flatMap(([key, object]) => {
    const read = readAnchorObject(object);
    const sha256 = createHash("sha256").update(object).digest("hex");
    return key.endsWith(".json") && read ? [{ said: read.said, sha256 }] : [];
  });
}

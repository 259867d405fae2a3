import type { ObjectStore, StoredObject } from "#app/providers/storage/storage.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listWanted } from "#db/stored-objects.server.ts";

export interface SweepReport {
  readonly objects: number;
  readonly bytes: number;
  readonly uploads: number;
}

interface Means {
  readonly db: Database;
  readonly store: Pick<ObjectStore, "list" | "delete" | "abortUnfinished">;
}

const prefixes = ["documents/", "derived/", "imports/"];
const batchSize = 500;

/**
 * Leftovers of crashed processes: objects that no row refers to and unfinished uploads. The age
 * spares uploads in progress.
 */
export async function sweepStore(
  { db, store }: Means,
  { olderThanMs }: { olderThanMs: number },
): Promise<SweepReport> {
  const before = new Date((await databaseNow(db)).getTime() - olderThanMs);
  const swept = { objects: 0, bytes: 0 };
  for (const prefix of prefixes) {
    for await (const batch of batchesOf(store.list(prefix), before)) {
      for (const { key, size } of await strays(db, batch)) {
        await store.delete(key);
        swept.objects += 1;
        swept.bytes += size;
      }
    }
  }
  const report: SweepReport = { ...swept, uploads: await store.abortUnfinished(before) };
  await db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: null,
      actor: "system",
      action: "store-swept",
      details: { ...report },
    }),
  );
  return report;
}

async function strays(db: Database, batch: readonly StoredObject[]) {
  const wanted = await listWanted(
    db,
    batch.map(({ key }) => key),
  );
  return batch.filter(({ key }) => !wanted.has(key));
}

async function* batchesOf(objects: AsyncIterable<StoredObject>, before: Date) {
  let batch: StoredObject[] = [];
  for await (const object of objects) {
    if (object.modifiedAt >= before) continue;
    batch.push(object);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

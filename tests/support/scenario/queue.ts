import { type QueueTab, readFilters } from "#app/domain/review/queue.ts";
import { listQueue } from "#db/queue.server.ts";
import { listQueueRows } from "#db/queue-rows.server.ts";
import type { Scene } from "./scenario.ts";

/** The references on the first page of a tab. */
export async function listQueueOf({ domain: { db }, reviewer: viewer }: Scene, tab: QueueTab) {
  const filters = readFilters(new URLSearchParams({ tab }));
  const { ids } = await listQueue(db, { filters, viewer, after: null });
  return (await listQueueRows(db, ids)).map(({ reference }) => reference);
}

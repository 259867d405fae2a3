import type { QueueTab } from "#app/domain/review/queue.ts";
import { listQueue } from "#db/queue.server.ts";
import type { Scene } from "./scenario.ts";

/** The references on the first page of a tab. */
export async function listQueueOf({ domain }: Scene, tab: QueueTab) {
  return (await listQueue(domain.db, tab, 1)).map(({ reference }) => reference);
}

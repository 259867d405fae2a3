import { limits } from "#app/domain/limits.ts";
import type { Database } from "#db/connection/client.server.ts";
import type { Places } from "#db/queue-places.ts";
import {
  gatherByWords,
  type Gathered,
  gatherExact,
  scanForWords,
} from "#db/queue-search.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";
import { queuePageSize, type Search } from "./queue.ts";
import type { QueueCursor } from "./queue-cursor.ts";

export interface Found {
  readonly places: Places;
  readonly mode: QueueCursor["mode"];
  /** Null: too many to gather. */
  readonly count: number | null;
}

/**
 * What is typed whole is found by its index. A frequent word is found among the newest requests at
 * once, a rare one by the indexes: neither many hits nor many requests make a search slow.
 */
export async function findRequests(
  db: Database,
  search: Search,
  after: QueueCursor | null,
): Promise<Found> {
  if (after?.mode === "scan") return scan(db, search, after);
  const exact = (await findNamed(db, search)) ?? (await findExact(db, search, after));
  if (exact) return exact;
  const newest = after ? null : await scan(db, search, null);
  if (newest?.places.ids.length === queuePageSize) return newest;
  const gathered = listed(await gatherByWords(db, search, after));
  return gathered ?? newest ?? scan(db, search, null);
}

async function scan(db: Database, { words }: Search, after: QueueCursor | null) {
  return { places: await scanForWords(db, words, after), mode: "scan", count: null } as const;
}

/** Many words of eight letters look like a reference. */
async function findNamed(db: Database, { reference }: Search): Promise<Found | null> {
  const request = reference ? await findRequestByReference(db, reference) : null;
  return request && { places: { ids: [request.id], next: null }, mode: "list", count: 1 };
}

async function findExact(db: Database, search: Search, after: QueueCursor | null) {
  const { siren, numbers, email } = search;
  if (!siren && !email && numbers.length === 0) return null;
  const gathered = await gatherExact(db, search, after);
  return gathered.count > 0 ? listed(gathered) : null;
}

/** Null when there are more than could be gathered. */
function listed({ places, count, isCut }: Gathered): Found | null {
  return isCut || count > limits.searchHits ? null : { places, mode: "list", count };
}

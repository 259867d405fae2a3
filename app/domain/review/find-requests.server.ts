import { limits } from "#app/domain/limits.ts";
import type { Database } from "#db/connection/client.server.ts";
import type { Sight } from "#db/desk-settings.server.ts";
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

interface Asked {
  readonly after: QueueCursor | null;
  /** Whose requests are searched; null: all. */
  readonly sight: Sight;
}

/**
 * What is typed whole is found by its index. A frequent word is found among the newest requests at
 * once, a rare one by the indexes: neither many hits nor many requests make a search slow.
 */
export async function findRequests(db: Database, search: Search, asked: Asked): Promise<Found> {
  const { after, sight } = asked;
  if (after?.mode === "scan") return scan(db, search, asked);
  const exact = (await findNamed(db, search, sight)) ?? (await findExact(db, search, asked));
  if (exact) return exact;
  const newest = after ? null : await scan(db, search, asked);
  if (newest?.places.ids.length === queuePageSize) return newest;
  const gathered = listed(await gatherByWords(db, search, asked));
  return gathered ?? newest ?? scan(db, search, { after: null, sight });
}

async function scan(db: Database, { words }: Search, asked: Asked) {
  return { places: await scanForWords(db, words, asked), mode: "scan", count: null } as const;
}

/** Many words of eight letters look like a reference. */
async function findNamed(db: Database, { reference }: Search, sight: Sight): Promise<Found | null> {
  const request = reference ? await findRequestByReference(db, reference) : null;
  if (!request || (sight && request.assigneeId !== sight)) return null;
  return { places: { ids: [request.id], next: null }, mode: "list", count: 1 };
}

async function findExact(db: Database, search: Search, asked: Asked) {
  const { siren, numbers, email } = search;
  if (!siren && !email && numbers.length === 0) return null;
  const gathered = await gatherExact(db, search, asked);
  return gathered.count > 0 ? listed(gathered) : null;
}

/** Null when there are more than could be gathered. */
function listed({ places, count, isCut }: Gathered): Found | null {
  return isCut || count > limits.searchHits ? null : { places, mode: "list", count };
}

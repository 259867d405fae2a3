import type { Domain } from "#app/domain/domain.ts";
import { countQueue, countSearch, listQueue, searchRequests } from "#db/queue.server.ts";
import { queuePageSize, type QueueTab } from "./queue.ts";
import { parseSearch } from "./search.server.ts";

/** A page of a tab, or of what a search found in every status; `found` is null without a search. */
export async function loadQueue(
  { db }: Domain,
  { tab, q, page }: { readonly tab: QueueTab; readonly q: string; readonly page: number },
) {
  const search = parseSearch(q);
  const [counts, rows, found] = await Promise.all([
    countQueue(db),
    search ? searchRequests(db, search, page) : listQueue(db, tab, page),
    search ? countSearch(db, search) : null,
  ]);
  return { counts, rows, found, pages: Math.ceil((found ?? counts[tab]) / queuePageSize) };
}

import type { Domain } from "#app/domain/domain.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import { riskIds } from "#app/domain/request/risks.ts";
import { countQueue, countSearch, listQueue, searchRequests } from "#db/queue.server.ts";
import { type QueuedRequest, queuePageSize, type QueueRow, type QueueTab } from "./queue.ts";
import { parseSearch } from "./search.server.ts";

interface Asked {
  readonly tab: QueueTab;
  readonly q: string;
  readonly page: number;
}

/**
 * Falls back to the last page if the requested one is gone, since a tab shrinks while staff decide.
 */
export async function loadQueue(domain: Domain, asked: Asked): Promise<Queue> {
  const queue = await loadPage(domain, asked);
  if (queue.pages === 0 || asked.page <= queue.pages) return queue;
  return loadPage(domain, { ...asked, page: queue.pages });
}

type Queue = Awaited<ReturnType<typeof loadPage>>;

async function loadPage({ db }: Domain, { tab, q, page }: Asked) {
  const search = parseSearch(q);
  const [counts, rows, found] = await Promise.all([
    countQueue(db),
    search ? searchRequests(db, search, page) : listQueue(db, tab, page),
    search ? countSearch(db, search) : null,
  ]);
  return {
    counts,
    rows: rows.map(shown),
    found,
    page,
    pages: Math.ceil((found ?? counts[tab]) / queuePageSize),
  };
}

function shown({ approvals, risks, ...cells }: QueuedRequest): QueueRow {
  const needed = cells.status === "submitted" ? approvalsOf(cells.riskBand) : 1;
  return {
    ...cells,
    risks: riskIds.filter((risk) => risks.includes(risk)),
    approvals: needed > 1 ? { given: approvals, needed } : null,
  };
}

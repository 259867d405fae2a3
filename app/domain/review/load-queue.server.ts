import { judgeCases } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { approvalsNeeded, risksOf } from "#app/domain/request/risks.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import type { Database } from "#db/connection/client.server.ts";
import {
  countQueue,
  countSearch,
  listCasesToJudge,
  listQueue,
  searchRequests,
} from "#db/queue.server.ts";
import { failingRules } from "./failing-rules.ts";
import { type QueuedRequest, queuePageSize, type QueueRow, type QueueTab } from "./queue.ts";
import { riskFactsOf } from "./risk-facts.ts";
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
    rows: await shown(db, rows),
    found,
    page,
    pages: Math.ceil((found ?? counts[tab]) / queuePageSize),
  };
}

async function shown(db: Database, rows: readonly QueuedRequest[]): Promise<QueueRow[]> {
  const failing = await countFailing(db, rows);
  return rows.map((row) => {
    const failingRules = failing.get(row.id) ?? 0;
    const { reference, login, name, status, situation, age } = row;
    const facts = riskFactsOf({ ...row, failingRules }, row.account);
    const needed = status === "submitted" ? approvalsNeeded(facts) : 1;
    return {
      ...{ reference, login, name, status, situation, age, failingRules },
      risks: risksOf({ request: facts }),
      approvals: needed > 1 ? { given: row.approvals, needed } : null,
    };
  });
}

/** Only for open requests on this page: the others are decided. */
async function countFailing(db: Database, rows: readonly QueuedRequest[]) {
  const judgeable = rows.filter(({ status, hasDocuments }) => hasDocuments && isOpen(status));
  if (judgeable.length === 0) return new Map<RequestId, number>();
  const cases = await listCasesToJudge(
    db,
    judgeable.map(({ id }) => id),
  );
  const judged = await judgeCases(db, cases);
  return new Map([...judged].map(([id, documents]) => [id, failingRules(documents).length]));
}

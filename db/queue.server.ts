import { and, asc, desc, eq, inArray, isNotNull, not, or, type SQL, sql } from "drizzle-orm";
import {
  type QueuedRequest,
  queuePageSize,
  type QueueTab,
  queueTabs,
  type Search,
} from "#app/domain/review/queue.ts";
import { isAlert } from "./alert.ts";
import { isCounted } from "./approvals.server.ts";
import type { Database } from "./connection/client.server.ts";
import { prepared } from "./connection/prepared.server.ts";
import { accounts } from "./schema/accounts.ts";
import { approvals } from "./schema/approvals.ts";
import { requests } from "./schema/requests.ts";
import { staff } from "./schema/staff.ts";

const approvalCount = sql<number>`(select count(*)::int from ${approvals}
  join ${staff} on ${staff.id} = ${approvals.staffId}
  where ${approvals.requestId} = ${requests.id} and ${approvals.version} = ${requests.version}
  and ${isCounted})`;

const since = sql`coalesce(${requests.submittedAt}, ${requests.createdAt})`;

const isPending = isNotNull(requests.pendingDecision);

function inTab(tab: QueueTab): SQL | undefined {
  if (tab === "alerts") return isAlert;
  if (tab === "undoable") return isPending;
  const gathered = inArray(requests.status, [...queueTabs[tab]]);
  return tab === "submitted" ? and(gathered, not(isPending)) : gathered;
}

function orderOf(tab: QueueTab) {
  const over = tab === "applied" || tab === "rejected" || tab === "closed";
  return over ? [desc(since), desc(requests.id)] : [asc(since), asc(requests.id)];
}

const row = {
  reference: requests.reference,
  status: requests.status,
  situation: requests.situation,
  riskBand: requests.riskBand,
  riskPoints: requests.riskPoints,
  risks: requests.risks,
  failingRules: requests.failingRules,
  approvals: approvalCount,
  login: accounts.login,
  name: accounts.name,
  age: sql<number>`extract(epoch from now() - ${since})::float8`,
};

function select(db: Database) {
  return db.select(row).from(requests).innerJoin(accounts, eq(accounts.id, requests.accountId));
}

function queryOf(tab: QueueTab) {
  return prepared((db: Database) =>
    select(db)
      .where(inTab(tab))
      .orderBy(...orderOf(tab))
      .limit(queuePageSize)
      .offset(sql.placeholder("offset"))
      .prepare(`queue_${tab}`),
  );
}

const queries = new Map((Object.keys(queueTabs) as QueueTab[]).map((tab) => [tab, queryOf(tab)]));

/** `page` counts from 1. */
export async function listQueue(
  db: Database,
  tab: QueueTab,
  page: number,
): Promise<QueuedRequest[]> {
  const query = queries.get(tab) ?? queryOf(tab);
  return query(db).execute({ offset: (page - 1) * queuePageSize });
}

export function searchRequests(
  db: Database,
  search: Search,
  page: number,
): Promise<QueuedRequest[]> {
  return select(db)
    .where(isMeant(search))
    .orderBy(desc(since), desc(requests.id))
    .limit(queuePageSize)
    .offset((page - 1) * queuePageSize);
}

export function countSearch(db: Database, search: Search) {
  return db
    .select({ count: sql<number>`count(*)::int` })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(isMeant(search))
    .then(([found]) => found?.count ?? 0);
}

function isMeant({ login, reference, numbers }: Search) {
  const pattern = `%${login.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    sql`${accounts.loginKey} like ${pattern}`,
    reference ? eq(requests.reference, reference) : undefined,
    numbers.length > 0 ? inArray(requests.mobile, [...numbers]) : undefined,
    numbers.length > 0 ? inArray(accounts.mobile, [...numbers]) : undefined,
  );
}

const countsByStatus = prepared((db: Database) =>
  db
    .select({
      status: requests.status,
      count: sql<number>`count(*)::int`,
      alerts: sql<number>`(count(*) filter (where ${isAlert}))::int`,
      undoable: sql<number>`(count(*) filter (where ${isPending}))::int`,
    })
    .from(requests)
    .groupBy(requests.status)
    .prepare("counts_by_status"),
);

export async function countQueue(db: Database): Promise<Record<QueueTab, number>> {
  const rows = await countsByStatus(db).execute();
  const countOf = (tab: QueueTab) => {
    const gathered: readonly string[] = queueTabs[tab] ?? [];
    return rows.reduce((sum, { status, count, alerts, undoable }) => {
      if (tab === "alerts") return sum + alerts;
      if (tab === "undoable") return sum + undoable;
      const hidden = tab === "submitted" ? undoable : 0;
      return gathered.includes(status) ? sum + count - hidden : sum;
    }, 0);
  };
  const tabs = Object.keys(queueTabs) as QueueTab[];
  return Object.fromEntries(tabs.map((tab) => [tab, countOf(tab)])) as Record<QueueTab, number>;
}

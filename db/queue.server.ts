import { asc, desc, eq, inArray, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
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
import { daysAgo } from "./connection/clock.server.ts";
import { prepared } from "./connection/prepared.server.ts";
import { accounts } from "./schema/accounts.ts";
import { approvals } from "./schema/approvals.ts";
import { documents } from "./schema/documents.ts";
import { requests } from "./schema/requests.ts";
import { staff } from "./schema/staff.ts";

const otherDisputed = sql<boolean>`exists (select 1 from requests as other
  where other.account_id = ${requests.accountId} and other.id <> ${requests.id}
    and other.disputed_at is not null)`;

const accountCodeFailures = (days: number | Placeholder) =>
  sql<number>`(select count(*)::int from code_failures as failure
    where failure.account_id = ${requests.accountId} and failure.at > ${daysAgo(days)})`;

const hasDocuments = sql<boolean>`exists (select 1 from ${documents}
  where ${documents.requestId} = ${requests.id} and ${documents.removedAt} is null)`;

const approvalCount = sql<number>`(select count(*)::int from ${approvals}
  join ${staff} on ${staff.id} = ${approvals.staffId}
  where ${approvals.requestId} = ${requests.id} and ${approvals.version} = ${requests.version}
  and ${isCounted})`;

const since = sql`coalesce(${requests.submittedAt}, ${requests.createdAt})`;

function inTab(tab: QueueTab): SQL | undefined {
  const gathered = queueTabs[tab];
  return gathered ? inArray(requests.status, [...gathered]) : isAlert;
}

function orderOf(tab: QueueTab) {
  const over = tab === "applied" || tab === "rejected" || tab === "closed";
  return over ? [desc(since), desc(requests.id)] : [asc(since), asc(requests.id)];
}

const row = {
  id: requests.id,
  reference: requests.reference,
  status: requests.status,
  situation: requests.situation,
  recipientKind: requests.recipientKind,
  recipientStopped: requests.recipientStopped,
  currentNumber: requests.currentNumber,
  contactEmail: requests.contactEmail,
  recipient: requests.recipient,
  mobileExplanation: requests.mobileExplanation,
  codeFailures: requests.codeFailures,
  lastFourFailures: requests.lastFourFailures,
  mobile: requests.mobile,
  frozenAt: requests.frozenAt,
  alarmedAt: requests.alarmedAt,
  alertSettledAt: requests.alertSettledAt,
  disputedAt: requests.disputedAt,
  otherDisputed,
  hasDocuments,
  approvals: approvalCount,
  account: {
    mobile: accounts.mobile,
    knownPhone: accounts.knownPhone,
    contactEmail: accounts.contactEmail,
  },
  login: accounts.login,
  name: accounts.name,
  age: sql<number>`extract(epoch from now() - ${since})::float8`,
};

function select(db: Database, failureDays: number | Placeholder) {
  const counted = { ...row, accountCodeFailures: accountCodeFailures(failureDays) };
  return db.select(counted).from(requests).innerJoin(accounts, eq(accounts.id, requests.accountId));
}

function queryOf(tab: QueueTab) {
  return prepared((db: Database) =>
    select(db, sql.placeholder("failureDays"))
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
  return query(db).execute({
    offset: (page - 1) * queuePageSize,
    failureDays: limits.codeFailureDays,
  });
}

export function searchRequests(
  db: Database,
  search: Search,
  page: number,
): Promise<QueuedRequest[]> {
  return select(db, limits.codeFailureDays)
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
    })
    .from(requests)
    .groupBy(requests.status)
    .prepare("counts_by_status"),
);

export async function countQueue(db: Database): Promise<Record<QueueTab, number>> {
  const rows = await countsByStatus(db).execute();
  const countOf = (tab: QueueTab) => {
    const gathered: readonly string[] | null = queueTabs[tab];
    return rows.reduce(
      (sum, { status, count, alerts }) =>
        sum + (gathered ? (gathered.includes(status) ? count : 0) : alerts),
      0,
    );
  };
  const tabs = Object.keys(queueTabs) as QueueTab[];
  return Object.fromEntries(tabs.map((tab) => [tab, countOf(tab)])) as Record<QueueTab, number>;
}

/** What the rules compare the documents of these requests with. */
export function listCasesToJudge(db: Database, ids: readonly RequestId[]) {
  return db
    .select({
      request: {
        id: requests.id,
        situation: requests.situation,
        contactName: requests.contactName,
        contactRole: requests.contactRole,
      },
      account: {
        entity: accounts.entity,
        name: accounts.name,
        siren: accounts.siren,
        rna: accounts.rna,
        contactName: accounts.contactName,
      },
    })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(inArray(requests.id, [...ids]));
}

import { eq, inArray, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { isCounted } from "./approvals.server.ts";
import type { Database } from "./connection/client.server.ts";
import { lapsed } from "./has-lapsed.ts";
import { isLate, isSnoozed } from "./queue-conditions.ts";
import { accounts } from "./schema/accounts.ts";
import { approvals } from "./schema/approvals.ts";
import { requests } from "./schema/requests.ts";
import { staff } from "./schema/staff.ts";

const approvalCount = sql<number>`(select count(*)::int from ${approvals}
  join ${staff} on ${staff.id} = ${approvals.staffId}
  where ${approvals.requestId} = ${requests.id} and ${approvals.version} = ${requests.version}
  and ${isCounted})`;

const assigneeName = sql<string | null>`(select ${staff.name} from ${staff}
  where ${staff.id} = ${requests.assigneeId})`;

const row = {
  id: requests.id,
  reference: requests.reference,
  version: requests.version,
  login: accounts.login,
  name: accounts.name,
  status: requests.status,
  hasLapsed: lapsed,
  situation: requests.situation,
  riskBand: requests.riskBand,
  riskPoints: requests.riskPoints,
  risks: requests.risks,
  failingRules: requests.failingRules,
  age: sql<number>`extract(epoch from now() -
    coalesce(${requests.submittedAt}, ${requests.createdAt}))::float8`,
  dueAt: requests.dueAt,
  isLate: sql<boolean>`coalesce(${isLate}, false)`,
  snoozedUntil: sql<Date | null>`case when ${isSnoozed} then ${requests.snoozedUntil} end`.mapWith(
    requests.snoozedUntil,
  ),
  customerWroteAt: requests.customerWroteAt,
  isEscalated: sql<boolean>`${requests.escalatedAt} is not null`,
  assigneeId: requests.assigneeId,
  assignee: assigneeName,
  /** Of the present version. */
  approvals: approvalCount,
};

/** In the order of `ids`; holds no number. */
export async function listQueueRows(db: Database, ids: readonly RequestId[]) {
  if (ids.length === 0) return [];
  const found = await db
    .select(row)
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(inArray(requests.id, [...ids]));
  const byId = new Map(found.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export type StoredQueueRow = Awaited<ReturnType<typeof listQueueRows>>[number];

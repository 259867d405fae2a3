import { and, eq, type SQL, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import {
  type AssigneeFilter,
  isNewestFirst,
  type QueueFilters,
  type QueueLanguage,
  queuePageSize,
} from "#app/domain/review/queue.ts";
import type { Place } from "#app/domain/review/queue-cursor.ts";
import { isAlert } from "./alert.ts";
import type { Database } from "./connection/client.server.ts";
import { isAwake, isLate, isSnoozed, ofTab } from "./queue-conditions.ts";
import { follows, pageOf, placeOf, type PlaceRow, type Places } from "./queue-places.ts";
import { accounts } from "./schema/accounts.ts";
import { requests } from "./schema/requests.ts";

interface Asked {
  readonly filters: QueueFilters;
  readonly viewer: StaffId;
  readonly after: Place | null;
}

/**
 * Reads one index from `after` on. Where several filters meet, it looks through a bounded number of
 * requests: a page may then hold fewer than it could, with more to follow.
 */
export async function listQueue(db: Database, { filters, viewer, after }: Asked): Promise<Places> {
  const { indexed, others } = conditionsOf(filters, viewer);
  const isBounded = others.length > 0;
  const most = isBounded ? limits.scannedRequests : queuePageSize + 1;
  const isDescending = isNewestFirst(filters.tab);
  const place = filters.tab === "snoozed" ? requests.snoozedUntil : requests.queueAt;
  const order = sql.raw(isDescending ? "place desc, id desc" : "place, id");
  const from = follows([place, requests.id], after, isDescending);
  const rows = await db.execute<PlaceRow>(sql`
    with scanned as materialized (
      select ${requests.id}, ${place} as place from ${requests}
      where ${and(inTab(filters), indexed, from)} order by ${order} limit ${most})
    (select id, ${placeOf(sql`place`)} as at, false as is_end from scanned
      ${isBounded ? sql`join ${requests} using (id) where ${and(...others)}` : sql``}
      order by ${order} limit ${queuePageSize + 1})
    union all
    (select id, ${placeOf(sql`place`)}, true from scanned
      order by ${order} offset ${most - 1} limit ${isBounded ? 1 : 0})`);
  return pageOf(rows);
}

function inTab({ tab, late }: QueueFilters) {
  const isDue = late ? isLate : undefined;
  if (tab === "alerts") return and(isAlert, isDue);
  if (tab === "snoozed") return and(ofTab("submitted"), isSnoozed, isDue);
  return and(ofTab(tab), tab === "submitted" ? isAwake : undefined, isDue);
}

/** One condition has an index with the tab's order; the first one leaves the fewest requests. */
function conditionsOf(filters: QueueFilters, viewer: StaffId) {
  const { assignee, situation, risk, language } = filters;
  const [indexed, ...others] = [
    assignee ? isWith(assignee, viewer) : null,
    situation ? eq(requests.situation, situation) : null,
    risk ? eq(requests.riskBand, risk) : null,
  ].filter((one) => one !== null);
  return { indexed, others: language ? [...others, speaks(language)] : others };
}

function isWith(assignee: AssigneeFilter, viewer: StaffId): SQL {
  if (assignee === "none") return sql`${requests.assigneeId} is null`;
  if (assignee === "escalated") return sql`${requests.escalatedAt} is not null`;
  return eq(requests.assigneeId, assignee === "me" ? viewer : assignee);
}

function speaks(language: QueueLanguage) {
  return sql`exists (select 1 from ${accounts}
    where ${accounts.id} = ${requests.accountId} and ${accounts.locale} = ${language})`;
}

import { and, type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import {
  type CountedTab,
  type QueueCounts,
  type QueueTab,
  queueTabIds,
} from "#app/domain/review/queue.ts";
import { isAlert } from "./alert.ts";
import type { Database } from "./connection/client.server.ts";
import { isSeen, type Sight } from "./desk-settings.server.ts";
import { isAwake, isLate, ofTab } from "./queue-conditions.ts";
import { queueCounts, queueDeltas } from "./schema/queue.ts";
import { requests } from "./schema/requests.ts";

/** Costs the same for any number of requests: tabs are kept by triggers, the rest is bounded. */
export async function countQueue(
  db: Database,
  viewer: StaffId,
  sight: Sight,
): Promise<QueueCounts> {
  const [tabs, bounded] = await Promise.all([
    sight ? countTabsOf(db, sight) : countTabs(db),
    countBounded(db, viewer, sight),
  ]);
  const { snoozed, mine, unassigned, late } = bounded;
  const submitted = Math.max(0, tabs.submitted - snoozed);
  const shown = { ...tabs, submitted, snoozed };
  const counts = queueTabIds.map((tab) => [tab, shown[tab]] as const);
  const ofTabs = Object.fromEntries(counts) as Record<QueueTab, number>;
  return { tabs: ofTabs, mine, unassigned, late };
}

const noTab: Readonly<Record<CountedTab, number>> = {
  submitted: 0,
  frozen: 0,
  alerts: 0,
  undoable: 0,
  returned: 0,
  approved: 0,
  started: 0,
  applied: 0,
  rejected: 0,
  closed: 0,
};

async function countTabs(db: Database): Promise<Record<CountedTab, number>> {
  const rows = await db.execute<{ tab: CountedTab; count: number }>(sql`
    select tab, sum(count)::float8 as count from (
      select ${queueCounts.tab}, ${queueCounts.count} from ${queueCounts}
      union all
      select ${queueDeltas.tab}, ${queueDeltas.delta} from ${queueDeltas}
    ) as kept group by tab`);
  return { ...noTab, ...Object.fromEntries(rows.map(({ tab, count }) => [tab, count])) };
}

/** The counters hold everybody's: what one member has is counted, as far as the limit. */
async function countTabsOf(db: Database, sight: StaffId): Promise<Record<CountedTab, number>> {
  const tabs = Object.keys(noTab) as CountedTab[];
  const counts = tabs.map((tab) => {
    const condition = and(tab === "alerts" ? isAlert : ofTab(tab), isSeen(sight));
    return sql`select ${tab}::text as tab, count(*)::float8 as count from (
      select 1 from ${requests} where ${condition} limit ${limits.countedRequests}) as bounded`;
  });
  const rows = await db.execute<{ tab: CountedTab; count: number }>(
    sql.join(counts, sql` union all `),
  );
  return { ...noTab, ...Object.fromEntries(rows.map(({ tab, count }) => [tab, count])) };
}

type Bounded = Record<"snoozed" | "mine" | "unassigned" | "late", number>;

async function countBounded(db: Database, viewer: StaffId, sight: Sight): Promise<Bounded> {
  // In the order of an index, which then need not be read beyond the limit.
  const most = (condition: SQL, place: AnyColumn = requests.queueAt) => sql`(select count(*)::int
    from (select 1 from ${requests} where ${and(ofTab("submitted"), condition, isSeen(sight))}
      order by ${place} limit ${limits.countedRequests}) as bounded)`;
  const [row] = await db.execute<Bounded>(sql`select
    ${most(sql`${requests.snoozedUntil} > now()`, requests.snoozedUntil)} as snoozed,
    ${most(sql`${requests.assigneeId} = ${viewer} and ${isAwake}`)} as mine,
    ${most(sql`${requests.assigneeId} is null and ${isAwake}`)} as unassigned,
    ${most(sql`${isLate} and ${isAwake}`)} as late`);
  if (!row) throw new Error("the database counted nothing");
  return row;
}

/** Adds the deltas to the counts, so that they stay few. One run takes a bounded number of them. */
export async function foldQueueCounts(db: Database) {
  await db.execute(sql`
    with folded as (
      delete from ${queueDeltas} where ${queueDeltas.id} in (
        select ${queueDeltas.id} from ${queueDeltas} order by ${queueDeltas.id}
        limit 100000 for update skip locked)
      returning ${queueDeltas.tab} as tab, ${queueDeltas.delta} as delta)
    insert into ${queueCounts} (tab, count)
      select tab, sum(delta) from folded group by tab order by tab
    on conflict (tab) do update set count = ${queueCounts.count} + excluded.count`);
}

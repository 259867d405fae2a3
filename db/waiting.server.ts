import { sql } from "drizzle-orm";
import type { Database } from "./connection/client.server.ts";

/** Counts no further than `most`, so that a long queue costs no more than a short one. */
export async function countWaiting(db: Database, most: number) {
  const [row] = await db.execute<{ count: number; oldest: number | null }>(sql`
    select count(*)::int as count, extract(epoch from now() - min(submitted_at))::float8 as oldest
    from (select submitted_at from requests where status = 'submitted' and frozen_at is null
        and pending_decision is null
      order by submitted_at limit ${most + 1}) as waiting`);
  const { count = 0, oldest = null } = row ?? {};
  return { count: Math.min(count, most), isMore: count > most, oldestSeconds: oldest };
}

import { sql } from "drizzle-orm";
import type { Database } from "./connection/client.server.ts";

/** Looks at no more than `most` jobs: a long backlog is not counted to its end. */
export async function countJobs(db: Database, most: number) {
  return db.execute<{
    task: string;
    waiting: number;
    running: number;
    failed: number;
    oldestSeconds: number | null;
  }>(sql`
    with job as (
      select task_id, run_at, locked_at is not null as is_running,
        attempts >= max_attempts as is_given_up
      from graphile_worker._private_jobs limit ${most}),
    sorted as (
      select *, not is_running and not is_given_up and run_at <= now() as is_due from job)
    select task.identifier as task,
      count(*) filter (where is_due)::int as waiting,
      count(*) filter (where is_running)::int as running,
      count(*) filter (where is_given_up and not is_running)::int as failed,
      extract(epoch from now() - min(run_at) filter (where is_due))::float8 as "oldestSeconds"
    from sorted join graphile_worker._private_tasks as task on task.id = sorted.task_id
    group by 1`);
}

export async function countMessages(db: Database, most: number) {
  return db.execute<{ channel: string; status: string; count: number }>(sql`
    select channel, status, count(*)::int as count
    from (select channel, status from messages where created_at > now() - interval '1 hour'
      order by created_at desc limit ${most}) as message
    group by 1, 2`);
}

export async function countConnections(db: Database) {
  const [connections, settings] = await Promise.all([
    db.execute<{ state: string; count: number }>(sql`
      select coalesce(state, 'other') as state, count(*)::int as count
      from pg_stat_activity where datname = current_database() group by 1`),
    db.execute<{ most: number }>(sql`select current_setting('max_connections')::int as most`),
  ]);
  return { connections, most: settings[0]?.most ?? 0 };
}

export async function countUsedUpBudgets(db: Database, most: number) {
  return db.execute<{ scope: string; period: string; count: number }>(sql`
    select scope, period, count(*)::int as count
    from (select scope, period, opened_at from sms_breakers limit ${most}) as breaker
    where opened_at > now() - case period when 'hour' then interval '1 hour' else interval '1 day' end
    group by 1, 2`);
}

import { sql } from "drizzle-orm";
import type { JobName, JobPayloads } from "#app/domain/jobs.ts";
import { limits } from "#app/domain/limits.ts";
import type { Database } from "./connection/client.server.ts";
import { minutesAgo } from "./connection/clock.server.ts";

/** In the caller's transaction: the job exists if and only if the change does. */
export async function addJob<Name extends JobName>(
  db: Database,
  name: Name,
  payload: JobPayloads[Name],
  options: { runAt?: Date; key?: string; maxAttempts?: number } = {},
) {
  await db.execute(sql`select graphile_worker.add_job(
    ${name}::text,
    payload := ${JSON.stringify(payload)}::json,
    run_at := ${options.runAt?.toISOString() ?? null}::timestamptz,
    job_key := ${options.key ?? null}::text,
    max_attempts := ${options.maxAttempts ?? null}::int
  )`);
}

const slowJobs: readonly string[] = [
  "read-document",
  "judge-document",
  "scan-document",
  "purge-papers",
  "sweep-store",
];

/**
 * After 5 minutes, document jobs after 15, not after graphile's 4 hours. Hardly any job takes that
 * long, and each may run twice.
 */
export async function releaseAbandonedJobs(db: Database) {
  await db.execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs where locked_at < case when task_identifier in ${slowJobs}
      then ${minutesAgo(limits.abandonedSlowJobMinutes)}
      else ${minutesAgo(limits.abandonedJobMinutes)} end
    having count(*) > 0`);
}

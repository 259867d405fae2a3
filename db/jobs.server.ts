import { sql } from "drizzle-orm";
import type { JobName, JobPayloads } from "#app/domain/jobs.ts";
import type { Database } from "./connection/client.server.ts";

interface AddOptions {
  readonly runAt?: Date;
  /** A job that waits under this key is replaced. */
  readonly key?: string;
  /** The one that is replaced hands on its time. */
  readonly keepsTime?: boolean;
  readonly maxAttempts?: number;
}

/** In the caller's transaction: the job exists if and only if the change does. */
export async function addJob<Name extends JobName>(
  db: Database,
  name: Name,
  payload: JobPayloads[Name],
  options: AddOptions = {},
) {
  await db.execute(sql`select graphile_worker.add_job(
    ${name}::text,
    payload := ${JSON.stringify(payload)}::json,
    run_at := ${options.runAt?.toISOString() ?? null}::timestamptz,
    job_key := ${options.key ?? null}::text,
    job_key_mode := ${options.keepsTime ? "preserve_run_at" : "replace"}::text,
    max_attempts := ${options.maxAttempts ?? null}::int
  )`);
}

/** Once, however often it is asked for. */
export async function askForFigures(db: Database) {
  await addJob(db, "count-figures", {}, { key: "count-figures:next" });
}

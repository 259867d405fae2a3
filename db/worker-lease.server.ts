import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pg from "pg";
import { limits } from "#app/domain/limits.ts";
import type { Database } from "./connection/client.server.ts";

/** The first key of our advisory locks for workers; the second one is the hash of a worker's id. */
const leases = 1_953_723_759;

export interface Lease {
  /** Settles when the lease is held for the first time, or nobody waits for it any more. */
  readonly held: Promise<void>;
  stopWaiting(): void;
  release(): Promise<void>;
}

/**
 * A lock that lives as long as a connection of its own. A killed process loses it at once, a vanished
 * machine after the keepalive; a busy process keeps it, because its kernel answers for it. A lost
 * connection, as in a restart of the database, is replaced.
 */
export function holdLease(url: string, worker: string, onLost: () => void): Lease {
  let isOver = false;
  let client: pg.Client | null = null;
  let tell = () => {};
  const held = new Promise<void>((resolve) => (tell = resolve));
  const keep = async () => {
    while (!isOver) {
      const connection = await openLeaseConnection(url);
      client = connection?.client ?? null;
      if (connection && (await take(connection.client, worker, () => isOver))) {
        tell();
        await connection.ended;
        if (!isOver) onLost();
      }
      await client?.end().catch(() => undefined);
      if (!isOver) await sleep(limits.leaseRetryMs);
    }
  };
  const kept = keep();
  return {
    held,
    stopWaiting: () => tell(),
    async release() {
      isOver = true;
      tell();
      await client?.end().catch(() => undefined);
      await kept;
    },
  };
}

export async function openLeaseConnection(url: string) {
  const client = new pg.Client({
    connectionString: url,
    application_name: "worker lease",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: limits.leaseKeepaliveSeconds * 1_000,
  });
  client.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
  try {
    await client.connect();
    await askForKeepalive(client);
    return { client, ended };
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
}

/** The database's end of the connection: three unanswered probes, a second apart, end it. */
async function askForKeepalive(client: pg.Client) {
  const idle = limits.leaseKeepaliveSeconds;
  await client.query(`set tcp_keepalives_idle = ${String(idle)}`);
  await client.query("set tcp_keepalives_interval = 1");
  await client.query("set tcp_keepalives_count = 3");
  await client.query(`set tcp_user_timeout = ${String((idle + 3) * 1_000)}`);
}

/** The connection before may still hold it, until the database notices its end. */
async function take(client: pg.Client, worker: string, isOver: () => boolean) {
  const query = "select pg_try_advisory_lock($1::int, hashtext($2)) as taken";
  try {
    while (!isOver()) {
      const { rows } = await client.query<{ taken: boolean }>(query, [leases, worker]);
      if (rows[0]?.taken) return true;
      await sleep(limits.leaseRetryMs);
    }
  } catch {
    // The connection broke: the caller opens another one.
  }
  return false;
}

/** Workers that have taken jobs, and hold no lease. */
export async function listWorkersWithoutLease(db: Database): Promise<string[]> {
  const rows = await db.execute<{ worker: string }>(sql`
    select worker from (
      select distinct locked_by as worker from graphile_worker._private_jobs
      where locked_by is not null
    ) as taken where pg_try_advisory_xact_lock(${leases}::int, hashtext(worker))`);
  return rows.map(({ worker }) => worker);
}

/** Unless a worker holds its lease again. Its jobs can then be taken by any worker. */
export async function releaseJobsOf(db: Database, workers: readonly string[]) {
  await db.execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(worker))
    from jsonb_array_elements_text(${JSON.stringify(workers)}::jsonb) as worker
    where pg_try_advisory_xact_lock(${leases}::int, hashtext(worker))
    having count(*) > 0`);
}

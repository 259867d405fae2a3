import { sql, type SQL } from "drizzle-orm";
import type { Database } from "./client.server.ts";

/** The start of the transaction; all processes share this clock. */
export function databaseNow(db: Database): Promise<Date> {
  return read(db, sql`now()`);
}

/** Now: what follows a wait for a lock must not be dated before it. */
export function databaseMoment(db: Database): Promise<Date> {
  return read(db, sql`clock_timestamp()`);
}

async function read(db: Database, clock: SQL): Promise<Date> {
  const [row] = await db.execute<{ at: string }>(
    sql`select to_char(${clock} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  );
  if (!row) throw new Error("the database told no time");
  return new Date(row.at);
}

export function hoursFromNow(hours: number) {
  return sql`now() + make_interval(hours => ${hours}::int)`;
}

export function daysAgo(days: number) {
  return sql`now() - make_interval(days => ${days}::int)`;
}

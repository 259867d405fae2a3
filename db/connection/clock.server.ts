import { type Placeholder, type SQL, sql } from "drizzle-orm";
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

/** A span in seconds. */
export const secondsOf = (span: SQL) => sql<number>`extract(epoch from (${span}))::float8`;

/** A prepared statement gets its amount on every call. */
type Amount = number | Placeholder;

export const minutesFromNow = (minutes: number) => fromNow(interval("mins", minutes));
export const hoursFromNow = (hours: number) => fromNow(interval("hours", hours));

export const secondsAgo = (seconds: Amount) => ago(interval("secs", seconds));
export const minutesAgo = (minutes: Amount) => ago(interval("mins", minutes));
export const hoursAgo = (hours: Amount) => ago(interval("hours", hours));
export const daysAgo = (days: Amount) => ago(interval("days", days));

const fromNow = (time: SQL) => sql`now() + ${time}`;
const ago = (time: SQL) => sql`now() - ${time}`;

function interval(unit: "secs" | "mins" | "hours" | "days", amount: Amount) {
  return sql`make_interval(${sql.raw(unit)} => ${amount}::int)`;
}

import { sql } from "drizzle-orm";
import type { Database } from "./client.server.ts";

/** The database's clock, the one that every process agrees on. */
export async function databaseNow(db: Database): Promise<Date> {
  const [row] = await db.execute<{ at: string }>(
    sql`select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  );
  if (!row) throw new Error("the database told no time");
  return new Date(row.at);
}

export function hoursFromNow(hours: number) {
  return sql`now() + make_interval(hours => ${hours}::int)`;
}

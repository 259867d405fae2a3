import { sql } from "drizzle-orm";
import type { Database } from "#db/connection/client.server.ts";

/** Counts, sessions and kept forms are written for anybody. */
const unwatched = ["rate_limits", "kept_forms", "staff_sessions", "sessions"];

/** One hash of each table, of all rows or of those that name one of these ids. */
export async function stateOf(db: Database, ids: readonly string[] | null = null) {
  const tables = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const watched = [...tables].map(({ name }) => name).filter((name) => !unwatched.includes(name));
  const parts = watched.map((name) => hashOf(sql`${sql.identifier(name)}`, name, ids));
  parts.push(hashOf(sql`graphile_worker._private_jobs`, "jobs", ids));
  const rows = await db.execute<{ name: string; hash: string }>(sql.join(parts, sql` union all `));
  return Object.fromEntries([...rows].map(({ name, hash }) => [name, hash]));
}

function hashOf(table: ReturnType<typeof sql>, name: string, ids: readonly string[] | null) {
  const named = ids?.map((id) => sql`row::text like ${`%${id}%`}`);
  const which = named ? sql`where ${sql.join(named, sql` or `)}` : sql``;
  return sql`select ${name}::text as name,
    md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as hash
    from ${table} as row ${which}`;
}

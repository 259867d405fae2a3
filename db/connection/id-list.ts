import { type AnyColumn, sql } from "drizzle-orm";

/** A prepared statement takes any number of ids as one parameter, written by `idList`. */
export function isInList(column: AnyColumn, placeholder: string) {
  return sql`${column} = any (${sql.placeholder(placeholder)}::text::uuid[])`;
}

export function idList(ids: readonly string[]) {
  return `{${ids.join(",")}}`;
}

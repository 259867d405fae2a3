import { and, type SQL, sql } from "drizzle-orm";
import { limits } from "#app/domain/limits.ts";
import { piecesOf, worthLooking } from "#app/domain/review/search-pieces.ts";
import type { Database } from "./connection/client.server.ts";
import { accounts } from "./schema/accounts.ts";
import { requests } from "./schema/requests.ts";

type Searched = typeof accounts.searchText | typeof requests.searchText;

/** An index of trigrams answers it. */
export function holdAll(column: Searched, words: readonly string[]) {
  return and(...words.map((word) => sql`${column} like '%' || fold_text(${escaped(word)}) || '%'`));
}

/** For what an index found by some of the pieces. */
export function isIn(text: SQL, words: readonly string[]) {
  return and(...words.map((word) => sql`strpos(${text}, fold_text(${word})) > 0`));
}

/**
 * A piece that nearly every account has, such as "@gmail", costs the index most and finds least. How
 * frequent pieces are is estimated from some rows: ids are random, so the first ones are a sample.
 */
export async function piecesToLookUp(db: Database, words: readonly string[]) {
  const pieces = piecesOf(words);
  if (pieces.length === 0) return [];
  const sharesIn = (table: typeof accounts | typeof requests) =>
    sql`(select concat_ws(' ', ${sql.join(
      pieces.map((piece) => sql`avg((${holdAll(table.searchText, [piece])})::int)::float8`),
      sql`, `,
    )}) from (select search_text from ${table} order by id limit ${limits.sampledRows}) as ${table})`;
  const [row] = await db.execute<Record<"accounts" | "requests", string>>(
    sql`select ${sharesIn(accounts)} as accounts, ${sharesIn(requests)} as requests`,
  );
  const shares = [row?.accounts, row?.requests].map((text) => text?.split(" ").map(Number) ?? []);
  const known = pieces.map((piece, index) => ({
    piece,
    share: Math.max(...shares.map((list) => list[index] ?? 0)),
  }));
  return worthLooking(known, limits.rarePiecePercent / 100);
}

function escaped(word: string) {
  return word.replace(/[\\%_]/g, "\\$&");
}

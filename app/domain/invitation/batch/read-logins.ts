import { shortOf } from "#app/domain/account/import/fits.ts";
import { readHeads } from "#app/domain/account/import/import-columns.ts";
import { type ListSource, recordsOf, surveyList } from "#app/domain/account/import/read-list.ts";
import { loginKey } from "#app/domain/account/login.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import type { BatchRefusal } from "./batch-state.ts";

export interface ListedLogin {
  readonly login: string;
  readonly key: string;
}

/** Characters; no login is longer. */
const maxLength = 500;

/**
 * A list with a login in each row: in the column of logins when the first row has heads, else in the
 * first column. Gives up after `most`.
 */
export async function readLogins(
  source: ListSource,
  most: number,
): Promise<Result<{ logins: ListedLogin[]; isCut: boolean }, BatchRefusal>> {
  const surveyed = await surveyList(source);
  if (!surveyed.ok) return surveyed;
  const logins: ListedLogin[] = [];
  let column: number | null = null;
  for await (const { records } of recordsOf(source, surveyed.value)) {
    if (records === null) return refuse("not-csv");
    for (const { cells } of records) {
      if (column === null) {
        const found = readHeads(cells).fields.indexOf("login");
        column = Math.max(found, 0);
        if (found >= 0) continue;
      }
      const login = shortOf(cells[column] ?? "");
      if (!login) continue;
      if (logins.length >= most) return accept({ logins, isCut: true });
      logins.push({ login, key: loginKey((cells[column] ?? "").slice(0, maxLength)) });
    }
  }
  return logins.length > 0 ? accept({ logins, isCut: false }) : refuse("empty");
}

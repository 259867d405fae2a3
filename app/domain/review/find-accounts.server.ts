import type { AccountFilter } from "#app/domain/account/account-filter.ts";
import type { Domain } from "#app/domain/domain.ts";
import { listAccountKeys, listAccounts, searchAccountKeys } from "#db/account-list.server.ts";
import { parseAccountSearch } from "./account-search.server.ts";

interface Asked {
  readonly q: string;
  readonly filter: AccountFilter;
  /** A login in the form in which it is compared. */
  readonly after: string | null;
}

export async function findAccounts({ db }: Domain, { q, filter, after }: Asked) {
  const search = parseAccountSearch(q);
  const keys = search
    ? await searchAccountKeys(db, search, filter, after)
    : { ...(await listAccountKeys(db, filter, after)), count: null, isCut: false };
  const { ids, next, count, isCut } = keys;
  const rows = await listAccounts(db, ids);
  return { rows, next, count, isCut };
}

import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { limits } from "#app/domain/limits.ts";
import { queuePageSize, type Search } from "#app/domain/review/queue.ts";
import type { Place } from "#app/domain/review/queue-cursor.ts";
import type { Database } from "./connection/client.server.ts";
import { isSeen, type Sight } from "./desk-settings.server.ts";
import { follows, pageOf, placeOf, type PlaceRow, type Places } from "./queue-places.ts";
import { holdAll, isIn, piecesToLookUp } from "./queue-search-words.server.ts";
import { accounts } from "./schema/accounts.ts";
import { requests } from "./schema/requests.ts";

interface Asked {
  readonly after: Place | null;
  readonly sight: Sight;
}

/**
 * Looks at a bounded number of requests, the newest first; `next` is where it stopped. The accounts
 * are read one by one: a join could read all of them.
 */
export async function scanForWords(
  db: Database,
  words: readonly string[],
  { after, sight }: Asked,
): Promise<Places> {
  const most = limits.scannedRequests;
  const from = follows([requests.createdAt, requests.id], after, true);
  const rows = await db.execute<PlaceRow>(sql`
    with scanned as materialized (
      select ${requests.id}, ${requests.createdAt} as place, ${requests.accountId},
        ${requests.searchText}, ${requests.assigneeId}
      from ${requests} ${from ? sql`where ${from}` : sql``}
      order by ${requests.createdAt} desc, ${requests.id} desc limit ${most})
    (select requests.id, ${placeOf(sql`place`)} as at, false as is_end from scanned as requests
      cross join lateral (select ${accounts.searchText} from ${accounts}
        where ${accounts.id} = ${requests.accountId} limit 1) as accounts
      where ${and(
        or(holdAll(accounts.searchText, words), holdAll(requests.searchText, words)),
        isSeen(sight),
      )}
      order by place desc, requests.id desc limit ${queuePageSize + 1})
    union all
    (select id, ${placeOf(sql`place`)}, true from scanned
      order by place desc, id desc offset ${most - 1} limit 1)`);
  return pageOf(rows);
}

export interface Gathered {
  readonly count: number;
  /** There may be more than were gathered. */
  readonly isCut: boolean;
  readonly places: Places;
}

type Exact = Pick<Search, "siren" | "numbers" | "email">;

/** By what has to be typed whole; each of these columns has its index. */
export function gatherExact(db: Database, { siren, numbers, email }: Exact, asked: Asked) {
  const { ofAccount, ofRequest } = partsIn(asked.sight);
  const parts = [
    ...(siren ? [ofAccount(eq(accounts.siren, siren))] : []),
    ...(email
      ? [
          ofAccount(eq(accounts.contactEmail, email)),
          ofRequest(eq(requests.recipient, email)),
          ofRequest(eq(requests.contactEmail, email)),
        ]
      : []),
    ...(numbers.length > 0
      ? [
          ofRequest(inArray(requests.mobile, [...numbers])),
          ofAccount(inArray(accounts.mobile, [...numbers])),
          ofAccount(inArray(accounts.knownPhone, [...numbers])),
        ]
      : []),
  ];
  return gather(db, { parts }, asked);
}

/** By its login, or by parts of the texts that the search goes through. */
export async function gatherByWords(
  db: Database,
  { words, login }: Pick<Search, "words" | "login">,
  asked: Asked,
) {
  const { ofAccount } = partsIn(asked.sight);
  const byLogin = ofAccount(eq(accounts.loginKey, login));
  const pieces = await piecesToLookUp(db, words);
  if (pieces.length === 0) return withoutIndex(await gather(db, { parts: [byLogin] }, asked));
  const lookUp = (table: typeof accounts | typeof requests) => sql`
    select id, search_text from ${table} where ${holdAll(table.searchText, pieces)}
    limit ${limits.lookedUpRows}`;
  const looked = [
    sql`in_accounts as materialized (${lookUp(accounts)})`,
    sql`in_requests as materialized (${lookUp(requests)})`,
  ];
  const parts = [
    byLogin,
    part(sql`select ${requests.id} from in_accounts
      join ${requests} on ${requests.accountId} = in_accounts.id
      where ${and(isIn(sql`in_accounts.search_text`, words), isSeen(asked.sight))}`),
    part(sql`select ${requests.id} from in_requests join ${requests} using (id)
      where ${and(isIn(sql`in_requests.search_text`, words), isSeen(asked.sight))}`),
  ];
  return db.transaction(async (tx) => {
    // Reading the whole table looks cheap for a frequent piece, and is not where the estimate errs.
    await tx.execute(sql`set local enable_seqscan = off`);
    return gather(tx, { parts, looked }, asked);
  });
}

/** Without its own login, a word that no index knows may be anywhere. */
function withoutIndex(gathered: Gathered): Gathered {
  return { ...gathered, isCut: gathered.count === 0 };
}

type Row = PlaceRow & { count: number; looked: number };

/** Each part is bounded, so that neither many hits nor many requests make it slow. */
async function gather(
  db: Database,
  { parts, looked = [] }: { readonly parts: readonly SQL[]; readonly looked?: readonly SQL[] },
  { after }: Asked,
): Promise<Gathered> {
  const from = follows([requests.createdAt, requests.id], after, true);
  const isLooked = looked.length > 0;
  const rows = await db.execute<Row>(sql`
    with ${sql.join(
      [
        ...looked,
        sql`hits as materialized (
      select id from (${sql.join([...parts], sql` union `)}) as found
      limit ${limits.searchHits + 1})`,
      ],
      sql`, `,
    )}
    select ${requests.id}, ${placeOf(requests.createdAt)} as at, false as is_end,
      (select count(*)::int from hits) as count,
      ${
        isLooked
          ? sql`greatest((select count(*) from in_accounts),
        (select count(*) from in_requests))::int`
          : sql`0`
      } as looked
    from hits join ${requests} using (id) ${from ? sql`where ${from}` : sql``}
    order by ${requests.createdAt} desc, ${requests.id} desc limit ${queuePageSize + 1}`);
  const { count = 0, looked: rowsLooked = 0 } = rows[0] ?? {};
  const isCut = count > limits.searchHits || rowsLooked >= limits.lookedUpRows;
  return { count, isCut, places: pageOf(rows) };
}

/** Of requests that are out of sight, not even the number is told. */
function partsIn(sight: Sight) {
  const ofAccount = (condition: SQL) =>
    part(sql`select ${requests.id} from (
      select id from ${accounts} where ${condition} limit ${limits.searchHits + 1}) as account
      join ${requests} on ${and(sql`${requests.accountId} = account.id`, isSeen(sight))}`);
  const ofRequest = (condition: SQL) =>
    part(sql`select ${requests.id} from ${requests} where ${and(condition, isSeen(sight))}`);
  return { ofAccount, ofRequest };
}

function part(query: SQL) {
  return sql`(${query} limit ${limits.searchHits + 1})`;
}

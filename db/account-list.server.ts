import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import { type AccountFilter, accountPageSize } from "#app/domain/account/account-filter.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { openStatuses } from "#app/domain/request/state-machine.ts";
import type { Database, OpenDatabase } from "./connection/client.server.ts";
import { accounts } from "./schema/accounts.ts";
import { requests } from "./schema/requests.ts";

export interface AccountSearch {
  readonly words: readonly string[];
  readonly login: string;
  readonly siren: string | null;
  readonly rna: string | null;
  readonly numbers: readonly string[];
}

export interface AccountKeys {
  readonly ids: readonly AccountId[];
  /** The login after which the next page begins. */
  readonly next: string | null;
}

const openList = sql.raw(openStatuses.map((status) => `'${status}'`).join(", "));

/** Scalar subqueries: the planner may not turn them into joins with whole tables. */
const openRequest = sql`(select true from requests where requests.account_id = ${accounts.id}
  and requests.status in (${openList}) limit 1)`;
const invitation = sql`(select true from invitations
  where invitations.account_id = ${accounts.id} limit 1)`;

/** `indexed`: answered by an index in the order of logins, one of them. */
function conditionsOf({ number, pending, entity, language, invited }: AccountFilter) {
  const indexed = [
    number && sql`${accounts.mobile} is null`,
    entity && eq(accounts.entity, entity),
    language && eq(accounts.locale, language),
  ].filter((condition) => condition !== null);
  const probed = [
    pending && sql`${openRequest}`,
    invited && (invited === "yes" ? sql`${invitation}` : sql`${invitation} is null`),
  ].filter((condition) => condition !== null);
  return { scan: indexed[0], rest: [...indexed.slice(1), ...probed] };
}

/** Looks at a bounded number of accounts: a page may hold fewer than it has room for. */
export async function listAccountKeys(
  db: Database,
  filter: AccountFilter,
  after: string | null,
): Promise<AccountKeys> {
  if (filter.pending && (await hasFewOpen(db))) return listPending(db, filter, after);
  const { scan, rest } = conditionsOf(filter);
  const from = and(scan, after === null ? undefined : gt(accounts.loginKey, after));
  const scanned = db
    .select({ id: accounts.id, key: accounts.loginKey })
    .from(accounts)
    .where(from)
    .orderBy(asc(accounts.loginKey));
  if (rest.length === 0) return pageOf(await scanned.limit(accountPageSize + 1));
  const window = sql`(select * from ${accounts} ${from ? sql`where ${from}` : sql``}
    order by ${accounts.loginKey} limit ${limits.scannedAccounts}) as accounts`;
  const found = await db.execute<{ id: AccountId; key: string }>(sql`
    select ${accounts.id}, ${accounts.loginKey} as key from ${window}
    where ${and(...rest)} order by ${accounts.loginKey} limit ${accountPageSize + 1}`);
  const page = pageOf(found);
  if (page.next !== null) return page;
  const [end] = await scanned.offset(limits.scannedAccounts - 1).limit(1);
  return { ids: page.ids, next: end?.key ?? null };
}

function pageOf(rows: readonly { id: AccountId; key: string }[]): AccountKeys {
  const page = rows.slice(0, accountPageSize);
  const next = rows.length > accountPageSize ? (page.at(-1)?.key ?? null) : null;
  return { ids: page.map(({ id }) => id), next };
}

async function hasFewOpen(db: Database) {
  const most = limits.openRequestsListed;
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from requests where status in (${openList}) limit ${most + 1}) as open`);
  return (row?.count ?? 0) <= most;
}

/** An account has one open request at most. */
async function listPending(db: Database, filter: AccountFilter, after: string | null) {
  const { scan, rest } = conditionsOf({ ...filter, pending: null });
  const rows = await db
    .select({ id: accounts.id, key: accounts.loginKey })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(
      and(
        sql`${requests.status} in (${openList})`,
        after === null ? undefined : gt(accounts.loginKey, after),
        scan,
        ...rest,
      ),
    )
    .orderBy(asc(accounts.loginKey))
    .limit(accountPageSize + 1);
  return pageOf(rows);
}

export interface FoundKeys extends AccountKeys {
  readonly count: number;
  /** There are more, which were not gathered. */
  readonly isCut: boolean;
}

/** Gathers by indexes what the search means, up to a bound: a frequent word costs no more than a rare one. */
export function searchAccountKeys(
  db: OpenDatabase,
  search: AccountSearch,
  filter: AccountFilter,
  after: string | null,
): Promise<FoundKeys> {
  const most = limits.accountHits;
  return db.transaction(async (tx) => {
    // A plan that reads the whole table looks cheap for a frequent word.
    await tx.execute(sql`set local enable_seqscan = off`);
    const { scan, rest } = conditionsOf(filter);
    const where = and(scan, ...rest);
    const rows = await tx.execute<{ id: AccountId; key: string; count: number; hits: number }>(sql`
      with hits as materialized (
        select id from (${sql.join(partsOf(search), sql` union `)}) as found limit ${most + 1}
      ), kept as materialized (
        select ${accounts.id}, ${accounts.loginKey} as key from hits join ${accounts} using (id)
        ${where ? sql`where ${where}` : sql``}
      ) select id, key, (select count(*)::int from kept) as count,
          (select count(*)::int from hits) as hits
        from kept ${after === null ? sql`` : sql`where key > ${after}`}
        order by key limit ${accountPageSize + 1}`);
    const [first] = rows;
    return { ...pageOf(rows), count: first?.count ?? 0, isCut: (first?.hits ?? 0) > most };
  });
}

function partsOf({ words, login, siren, rna, numbers }: AccountSearch): SQL[] {
  const part = (condition: SQL | undefined) =>
    sql`(select id from ${accounts} where ${condition} limit ${limits.accountHits + 1})`;
  const isIndexed = words.some(({ length }) => length >= 3);
  return [
    part(eq(accounts.loginKey, login)),
    ...(siren ? [part(eq(accounts.siren, siren))] : []),
    ...(rna ? [part(eq(accounts.rna, rna))] : []),
    ...(numbers.length > 0
      ? [
          part(inArray(sql`${accounts.mobile}`, [...numbers])),
          part(inArray(accounts.knownPhone, [...numbers])),
        ]
      : []),
    ...(isIndexed ? [part(and(...words.map(holds)))] : []),
    // Too short for the index of words: the beginning of a login.
    ...(isIndexed ? [] : [part(beginsWith(login))]),
  ];
}

const holds = (word: string) =>
  sql`${accounts.searchText} like '%' || fold_text(${word.replace(/[\\%_]/g, "\\$&")}) || '%'`;

/** The collation of the database compares bytes. */
function beginsWith(login: string) {
  return and(
    sql`${accounts.loginKey} >= ${login}`,
    sql`${accounts.loginKey} < ${login} || ${"\u{10ffff}"}`,
  );
}

/** What the list shows of these accounts, in the order of logins. */
export function listAccounts(db: Database, ids: readonly AccountId[]) {
  return db
    .select({
      id: accounts.id,
      login: accounts.login,
      name: accounts.name,
      entity: accounts.entity,
      siren: accounts.siren,
      rna: accounts.rna,
      contactEmail: accounts.contactEmail,
      locale: accounts.locale,
      hasNumber: sql<boolean>`${accounts.mobile} is not null`,
      pending: sql<string | null>`(select reference from requests
        where requests.account_id = accounts.id and requests.status in (${openList}))`,
      invitedAt: sql<string | null>`(select max(created_at)::text from invitations
        where invitations.account_id = accounts.id)`,
    })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]))
    .orderBy(asc(accounts.loginKey));
}

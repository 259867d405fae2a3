import { and, desc, eq, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { AccountId, RequestId } from "#app/domain/ids.ts";
import type { FoundAccount } from "#app/domain/review/case-context.ts";
import type { Database } from "./connection/client.server.ts";
import { lapsed } from "./has-lapsed.ts";
import { type Account, accounts } from "./schema/accounts.ts";
import { type Request, requests } from "./schema/requests.ts";
import { reviews } from "./schema/reviews.ts";

/** Of each kind. More of them is said, not listed. */
const mostElsewhere = 10;

/** The newest of the account's other requests, with the last thing staff said about each. */
export function listEarlierRequests(
  db: Database,
  { id, accountId }: { readonly id: RequestId; readonly accountId: AccountId },
) {
  const last = db
    .select({ decision: reviews.decision, message: reviews.message })
    .from(reviews)
    .where(eq(reviews.requestId, requests.id))
    .orderBy(desc(reviews.createdAt))
    .limit(1)
    .as("last");
  return db
    .select({
      reference: requests.reference,
      status: requests.status,
      hasLapsed: lapsed,
      situation: requests.situation,
      createdAt: requests.createdAt,
      decision: last.decision,
      message: last.message,
    })
    .from(requests)
    .leftJoinLateral(last, sql`true`)
    .where(and(eq(requests.accountId, accountId), ne(requests.id, id)))
    .orderBy(desc(requests.createdAt), desc(requests.id))
    .limit(mostElsewhere);
}

const shown = { login: accounts.login, name: accounts.name };

/** Requests of other accounts, the newest first. */
function requestsWhere(db: Database, accountId: AccountId, condition: SQL | undefined) {
  return db
    .select({ ...shown, reference: requests.reference })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(ne(requests.accountId, accountId), condition))
    .orderBy(desc(requests.createdAt))
    .limit(mostElsewhere);
}

function accountsWhere(db: Database, accountId: AccountId, condition: SQL | undefined) {
  return db
    .select(shown)
    .from(accounts)
    .where(and(ne(accounts.id, accountId), condition))
    .orderBy(accounts.login)
    .limit(mostElsewhere);
}

export async function listSameNumber(db: Database, request: Pick<Request, "accountId" | "mobile">) {
  const { accountId, mobile } = request;
  if (!mobile) return [];
  const [owners, askers] = await Promise.all([
    accountsWhere(db, accountId, eq(accounts.mobile, mobile)),
    requestsWhere(db, accountId, eq(requests.mobile, mobile)),
  ]);
  return merged(owners, askers);
}

export function listSameCompany(db: Database, account: Pick<Account, "id" | "siren" | "rna">) {
  const { id, siren, rna } = account;
  if (!siren && !rna) return Promise.resolve([]);
  const same = or(
    siren ? eq(accounts.siren, siren) : undefined,
    rna ? eq(accounts.rna, rna) : undefined,
  );
  return accountsWhere(db, id, same);
}

/** One query by column, so that each uses its index. */
export async function listSameAddress(
  db: Database,
  { accountId, recipient, contactEmail }: Pick<Request, "accountId" | "recipient" | "contactEmail">,
) {
  const addresses = [recipient, ...(contactEmail ? [contactEmail] : [])];
  const [owners, recipients, contacts] = await Promise.all([
    accountsWhere(db, accountId, inArray(accounts.contactEmail, addresses)),
    requestsWhere(db, accountId, inArray(requests.recipient, addresses)),
    requestsWhere(db, accountId, inArray(requests.contactEmail, addresses)),
  ]);
  return merged(owners, recipients, contacts);
}

function merged(...lists: readonly (readonly FoundAccount[])[]): FoundAccount[] {
  const found = new Map<string, FoundAccount>();
  for (const one of lists.flat()) {
    const key = `${one.login} ${one.reference ?? ""}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()].slice(0, mostElsewhere);
}

import { eq, sql } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { type Account, accountManagers, accounts, loginShape } from "./schema/accounts.ts";

export async function findAccount(db: Database, id: AccountId): Promise<Account> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
  if (!account) throw new Error(`account ${id} is gone`);
  return account;
}

/** `key` is in the form that `loginKey` gives. */
export async function findAccountByLogin(db: Database, key: string): Promise<Account | null> {
  const [account] = await db.select().from(accounts).where(eq(accounts.loginKey, key));
  return account ?? null;
}

/** False for a word that cannot be a login: no account's has its length and its kinds of signs. */
export async function hasLoginShape(db: Database, key: string) {
  const known = eq(loginShape(accounts.loginKey), loginShape(sql`${key}::text`));
  const rows = await db.select({ id: accounts.id }).from(accounts).where(known).limit(1);
  return rows.length > 0;
}

export async function updateAccount(db: Database, id: AccountId, patch: Partial<Account>) {
  await db
    .update(accounts)
    .set({ ...patch, updatedAt: sql`now()` })
    .where(eq(accounts.id, id));
}

export type AccountManager = typeof accountManagers.$inferSelect;

export async function findManager(db: Database, id: string | null): Promise<AccountManager | null> {
  if (!id) return null;
  const [manager] = await db.select().from(accountManagers).where(eq(accountManagers.id, id));
  return manager ?? null;
}

/**
 * Serialises the opening of sessions for an account. Not a lock on its row: a holder of a request
 * lock may lock the row next.
 */
export async function lockAccountOpening(db: Database, id: AccountId) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 13))`);
}

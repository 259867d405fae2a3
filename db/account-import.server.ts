import { eq, inArray, or, sql } from "drizzle-orm";
import type { ImportPatch } from "#app/domain/account/import/plan-import.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { accountManagers, accounts } from "./schema/accounts.ts";

export type NewAccount = typeof accounts.$inferInsert;

/**
 * Nothing changes between the report and the write. Writers of related rows (a message, an
 * invitation) need not wait.
 */
export async function lockAccountsByKey(db: Database, keys: readonly string[]) {
  if (keys.length === 0) return [];
  return db
    .select()
    .from(accounts)
    .where(inArray(accounts.loginKey, [...keys]))
    .orderBy(accounts.id)
    .for("no key update");
}

export async function insertAccounts(db: Database, rows: readonly NewAccount[]) {
  const size = 500;
  for (let index = 0; index < rows.length; index += size) {
    await db.insert(accounts).values(rows.slice(index, index + size));
  }
}

export async function updateImported(db: Database, id: AccountId, patch: ImportPatch) {
  await db
    .update(accounts)
    .set({ ...patch, updatedAt: sql`now()` })
    .where(eq(accounts.id, id));
}

/** By e-mail address or name, case-insensitive; null if two share the name. */
export async function findManagerByWord(db: Database, word: string) {
  const key = word.toLowerCase();
  const found = await db
    .select({ id: accountManagers.id })
    .from(accountManagers)
    .where(
      or(
        sql`lower(${accountManagers.email}) = ${key}`,
        sql`lower(${accountManagers.name}) = ${key}`,
      ),
    );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

import type { Database } from "./connection/client.server.ts";
import { accounts } from "./schema/accounts.ts";

export type NewAccount = typeof accounts.$inferInsert;

export async function insertAccounts(db: Database, rows: readonly NewAccount[]) {
  const size = 500;
  for (let index = 0; index < rows.length; index += size) {
    await db.insert(accounts).values(rows.slice(index, index + size));
  }
}

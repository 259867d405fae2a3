import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { Database } from "./connection/client.server.ts";
import { secretKeys } from "./schema/secret-keys.ts";

/** Notes which key seals from now on. */
export async function noteCurrentKey(db: Database, id: string) {
  await db.execute(sql`
    insert into secret_keys (id) values (${id})
    on conflict (id) do update set retired_at = null, current_since = case
      when secret_keys.id = (select id from secret_keys order by current_since desc limit 1)
      then secret_keys.current_since else now() end`);
}

export async function currentSince(db: Database, id: string): Promise<Date> {
  const [key] = await db.select().from(secretKeys).where(eq(secretKeys.id, id));
  if (!key) throw new Error(`nobody noted the key ${id}`);
  return key.currentSince;
}

/** Keys that sealed something once and may still be needed. */
export async function listKeysWithout(db: Database, known: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ id: secretKeys.id })
    .from(secretKeys)
    .where(and(isNull(secretKeys.retiredAt), notInArray(secretKeys.id, [...known])));
  return rows.map(({ id }) => id);
}

export async function retireKeysBut(db: Database, id: string) {
  await db
    .update(secretKeys)
    .set({ retiredAt: sql`now()` })
    .where(and(notInArray(secretKeys.id, [id]), isNull(secretKeys.retiredAt)));
}

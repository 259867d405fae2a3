import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "./connection/client.server.ts";
import { apiKeys } from "./schema/client-area.ts";

export type ApiKey = typeof apiKeys.$inferSelect;

export async function insertApiKey(
  db: Database,
  row: Pick<ApiKey, "name" | "keyHash" | "createdBy">,
): Promise<ApiKey> {
  const [key] = await db.insert(apiKeys).values(row).returning();
  if (!key) throw new Error("the key was not written");
  return key;
}

export async function touchApiKey(db: Database, keyHash: string) {
  const [key] = await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.keyHash, keyHash), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return key ?? null;
}

export async function revokeApiKey(db: Database, id: string) {
  const rows = await db
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return rows.length === 1;
}

export function listApiKeys(db: Database) {
  return db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .orderBy(desc(apiKeys.createdAt));
}

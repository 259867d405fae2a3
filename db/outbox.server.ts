import { desc } from "drizzle-orm";
import type { Database } from "./connection/client.server.ts";
import { outbox } from "./schema/housekeeping.ts";

export function listOutbox(db: Database, limit: number) {
  return db.select().from(outbox).orderBy(desc(outbox.seq)).limit(limit);
}

export async function insertOutboxEntry(db: Database, entry: typeof outbox.$inferInsert) {
  await db.insert(outbox).values(entry).onConflictDoNothing();
}

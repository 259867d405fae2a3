import { and, eq, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { savedViews } from "./schema/queue.ts";

export function listSavedViews(db: Database, staffId: StaffId) {
  return db
    .select({ id: savedViews.id, name: savedViews.name, filters: savedViews.filters })
    .from(savedViews)
    .where(eq(savedViews.staffId, staffId))
    .orderBy(savedViews.name);
}

/** A view of the same name gets these filters. */
export async function saveView(
  tx: Transaction,
  view: { readonly staffId: StaffId; readonly name: string; readonly filters: string },
) {
  await tx
    .insert(savedViews)
    .values(view)
    .onConflictDoUpdate({
      target: [savedViews.staffId, savedViews.name],
      set: { filters: view.filters },
    });
}

/** False when the member has no such view. */
export async function deleteView(db: Database, staffId: StaffId, id: string) {
  const rows = await db
    .delete(savedViews)
    .where(and(sql`${savedViews.id}::text = ${id}`, eq(savedViews.staffId, staffId)))
    .returning({ id: savedViews.id });
  return rows.length === 1;
}

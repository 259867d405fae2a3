import { and, eq, type SQL, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { deskSettings } from "./schema/queue.ts";
import { requests } from "./schema/requests.ts";

export async function isAssignedOnly(db: Database) {
  const [row] = await db.select().from(deskSettings);
  return row?.assignedOnly ?? false;
}

/** False: it is so already. */
export async function setAssignedOnly(tx: Transaction, assignedOnly: boolean) {
  const rows = await tx
    .insert(deskSettings)
    .values({ assignedOnly })
    .onConflictDoUpdate({
      target: deskSettings.isOnly,
      set: { assignedOnly, updatedAt: sql`now()` },
      setWhere: sql`${deskSettings.assignedOnly} <> ${assignedOnly}`,
    })
    .returning({ assignedOnly: deskSettings.assignedOnly });
  return rows.length > 0;
}

export async function isAssignedTo(db: Database, reference: string, staffId: StaffId) {
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.reference, reference), eq(requests.assigneeId, staffId)));
  return rows.length > 0;
}

/** Whose requests somebody sees; null: all. */
export type Sight = StaffId | null;

export function isSeen(sight: Sight): SQL | undefined {
  return sight ? eq(requests.assigneeId, sight) : undefined;
}

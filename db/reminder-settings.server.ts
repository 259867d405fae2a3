import { eq, sql } from "drizzle-orm";
import type { ReminderDays } from "#app/domain/desk/reminder-days.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { reminderSettings } from "./schema/queue.ts";

/** Null: nobody has chosen. */
export async function findReminderSettings(db: Database) {
  const [row] = await db.select().from(reminderSettings);
  return row ?? null;
}

/** False when somebody changed it since this version; 0: nobody had chosen. */
export async function setReminderSettings(tx: Transaction, days: ReminderDays, version: number) {
  const values = { ...days, version: version + 1 };
  const rows =
    version === 0
      ? await tx.insert(reminderSettings).values(values).onConflictDoNothing().returning()
      : await tx
          .update(reminderSettings)
          .set({ ...values, updatedAt: sql`now()` })
          .where(eq(reminderSettings.version, version))
          .returning();
  return rows.length > 0;
}

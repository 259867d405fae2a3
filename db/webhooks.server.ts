import { eq, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { webhookDeliveries } from "./schema/client-area.ts";

export async function insertWebhookDelivery(db: Database, requestId: RequestId) {
  const [row] = await db
    .insert(webhookDeliveries)
    .values({ requestId })
    .returning({ id: webhookDeliveries.id });
  if (!row) throw new Error("the webhook delivery was not written");
  return row.id;
}

export async function findWebhookDelivery(db: Database, id: string) {
  const [row] = await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
  return row ?? null;
}

/** Does not count an attempt. */
export async function passOverWebhookDelivery(db: Database, id: string) {
  await db
    .update(webhookDeliveries)
    .set({ status: "overtaken", failure: null })
    .where(eq(webhookDeliveries.id, id));
}

export async function settleWebhookDelivery(
  db: Database,
  id: string,
  end: { status: "queued" | "sent" | "refused"; failure: string | null },
) {
  await db
    .update(webhookDeliveries)
    .set({
      ...end,
      attempts: sql`${webhookDeliveries.attempts} + 1`,
      sentAt: end.status === "sent" ? sql`now()` : null,
    })
    .where(eq(webhookDeliveries.id, id));
}

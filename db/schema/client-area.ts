import { integer, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { RequestId } from "#app/domain/ids.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";

export const apiKeys = pgTable("api_keys", {
  id: primaryId<string>(),
  name: text().notNull(),
  keyHash: text().notNull().unique(),
  createdBy: text().notNull(),
  createdAt: createdAt(),
  lastUsedAt: at(),
  revokedAt: at(),
});

export const webhookStatus = pgEnum("webhook_status", [
  "queued",
  "sent",
  "refused",
  /** A later request changed the number before this delivery could be sent. */
  "overtaken",
]);

/** One per request; its data is read from the request when it is sent. */
export const webhookDeliveries = pgTable("webhook_deliveries", {
  id: primaryId<string>(),
  requestId: uuid()
    .notNull()
    .unique()
    .references(() => requests.id)
    .$type<RequestId>(),
  status: webhookStatus().notNull().default("queued"),
  attempts: integer().notNull().default(0),
  failure: text(),
  createdAt: createdAt(),
  sentAt: at(),
});

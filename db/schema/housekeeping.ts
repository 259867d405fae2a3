import { bigint, integer, pgTable, text, varchar } from "drizzle-orm/pg-core";
import { createdAt, primaryId } from "./columns.ts";
import { channel } from "./messages.ts";

/**
 * The layout that rate-limiter-flexible expects. Keys are keyed hashes, never an address or a
 * number.
 */
export const rateLimits = pgTable("rate_limits", {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: "number" }),
});

export const outbox = pgTable("outbox", {
  id: primaryId<string>(),
  seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
  at: createdAt(),
  channel: channel().notNull(),
  to: text().notNull(),
  subject: text(),
  text: text().notNull(),
  html: text(),
  key: text().unique(),
});

export const doomedObjects = pgTable("doomed_objects", {
  key: text().primaryKey(),
  doomedAt: createdAt(),
});

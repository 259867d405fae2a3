import { bigint, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { RequestId } from "#app/domain/ids.ts";
import { at } from "./columns.ts";
import { requests } from "./requests.ts";

/**
 * Append-only: the database refuses update and delete. One hash chain per request, and one for the
 * system.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The request's id, or "system". */
    chain: text().notNull(),
    seq: integer().notNull(),
    requestId: uuid()
      .references(() => requests.id)
      .$type<RequestId>(),
    at: at().notNull(),
    /** `customer`, `system`, `staff:<id>`, `recipient` (of a notice or a contact link). */
    actor: text().notNull(),
    action: text().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [unique("audit_events_chain").on(t.chain, t.seq)],
);

export type AuditEvent = typeof auditEvents.$inferSelect;

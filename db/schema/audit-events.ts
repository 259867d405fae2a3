import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { movements } from "#app/domain/audit/actions.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { at } from "./columns.ts";
import { requests } from "./requests.ts";

const counted = ["started", ...movements].map((action) => `'${action}'`).join(", ");

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
  (t) => [
    unique("audit_events_chain").on(t.chain, t.seq),
    /** What the statistics count, by day. */
    index("audit_events_counted")
      .on(t.at)
      .where(sql`${t.action} in (${sql.raw(counted)})`),
    // The search of auditors, newest first: each filter alone and the usual pair cost one page.
    index("audit_events_at").on(t.at, t.id),
    index("audit_events_actor").on(t.actor, t.at, t.id),
    index("audit_events_action").on(t.action, t.at, t.id),
    index("audit_events_actor_action").on(t.actor, t.action, t.at, t.id),
    index("audit_events_request").on(t.requestId, t.at, t.id),
  ],
);

export type AuditEvent = typeof auditEvents.$inferSelect;

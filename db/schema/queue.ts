import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import type { CountedTab } from "#app/domain/review/queue.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";
import { staff } from "./staff.ts";

/**
 * How many requests a tab holds: this and the sum of its `queue_deltas`. A trigger only adds deltas,
 * so that two transactions never wait for one another; a routine folds them in.
 */
export const queueCounts = pgTable("queue_counts", {
  tab: text().primaryKey().$type<CountedTab>(),
  count: bigint({ mode: "number" }).notNull(),
});

export const queueDeltas = pgTable("queue_deltas", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  tab: text().notNull().$type<CountedTab>(),
  delta: integer().notNull(),
});

/** Who works on a request, until `until`; their open page extends it. */
export const caseLocks = pgTable("case_locks", {
  requestId: uuid()
    .primaryKey()
    .references(() => requests.id)
    .$type<RequestId>(),
  staffId: uuid()
    .notNull()
    .references(() => staff.id)
    .$type<StaffId>(),
  since: createdAt(),
  until: at().notNull(),
});

/** Who has a request on their screen. */
export const caseReaders = pgTable(
  "case_readers",
  {
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    seenAt: createdAt(),
  },
  (t) => [unique("case_readers_once").on(t.requestId, t.staffId)],
);

/** One row, once an administrator has chosen. */
export const deskSettings = pgTable(
  "desk_settings",
  {
    isOnly: boolean().primaryKey().default(true),
    /** Agents see no other requests. */
    assignedOnly: boolean().notNull(),
    updatedAt: createdAt(),
  },
  (t) => [check("desk_settings_one_row", sql`${t.isOnly}`)],
);

/** When customers are reminded. One row, once an administrator has chosen. */
export const reminderSettings = pgTable(
  "reminder_settings",
  {
    isOnly: boolean().primaryKey().default(true),
    /** Days without a sign of the customer who has to act. */
    first: integer().notNull(),
    second: integer().notNull(),
    /** Days before an abandoned request ends. */
    notice: integer().notNull(),
    version: integer().notNull(),
    updatedAt: createdAt(),
  },
  (t) => [
    check("reminder_settings_one_row", sql`${t.isOnly}`),
    check(
      "reminder_settings_days",
      sql`${t.first} > 0 and ${t.second} > ${t.first} and ${t.notice} > 0`,
    ),
  ],
);

/** A member's own filters of the queue, by name. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: primaryId<string>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    name: text().notNull(),
    /** The query of the address. */
    filters: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique("saved_views_name").on(t.staffId, t.name)],
);

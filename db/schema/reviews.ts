import { sql } from "drizzle-orm";
import { check, integer, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { createdAt, primaryId } from "./columns.ts";
import { requests, step } from "./requests.ts";
import { staff } from "./staff.ts";

export const decision = pgEnum("decision", ["approved", "rejected", "changes-requested"]);

export const reviews = pgTable(
  "reviews",
  {
    id: primaryId<string>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    decision: decision().notNull(),
    /** One decision per version. */
    version: integer().notNull(),
    /** A rejection's reason or the requested changes, in the customer's language. */
    message: text(),
    steps: step().array(),
    checklist: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
  },
  (t) => [
    unique("reviews_one_a_version").on(t.requestId, t.version),
    check(
      "reviews_message",
      sql`${t.decision} = 'approved' or coalesce(length(trim(${t.message})), 0) > 0`,
    ),
  ],
);

export type Review = typeof reviews.$inferSelect;

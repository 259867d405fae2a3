import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { reviewStates } from "#app/domain/request/decision-ids.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { reasonVersions } from "./reasons.ts";
import { decision, requests, step } from "./requests.ts";
import { staff } from "./staff.ts";

export const reviewState = pgEnum("review_state", reviewStates);

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
    /** Only a concluded decision counts for the customer. */
    state: reviewState().notNull().default("concluded"),
    /** When it was concluded, undone or voided. */
    settledAt: at(),
    /** Of an approval: its effect, as it was announced to staff. */
    takesEffectAt: at(),
    /** The catalogue's reason that the message was written from, in its version then. */
    reasonId: uuid().$type<string>(),
    reasonVersion: integer(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "reviews_reason",
      columns: [t.reasonId, t.reasonVersion],
      foreignColumns: [reasonVersions.reasonId, reasonVersions.version],
    }),
    check("reviews_reason_version", sql`(${t.reasonId} is null) = (${t.reasonVersion} is null)`),
    unique("reviews_one_a_version").on(t.requestId, t.version),
    uniqueIndex("reviews_one_pending")
      .on(t.requestId)
      .where(sql`${t.state} = 'pending'`),
    check(
      "reviews_message",
      sql`${t.decision} = 'approved' or coalesce(length(trim(${t.message})), 0) > 0`,
    ),
  ],
);

export type Review = typeof reviews.$inferSelect;

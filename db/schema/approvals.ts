import { sql } from "drizzle-orm";
import { check, integer, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { telephoneKinds } from "#app/domain/request/call-back.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import { createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";
import { staff } from "./staff.ts";

/** One staff member's yes to one version. The last one that is needed also makes a review. */
export const approvals = pgTable(
  "approvals",
  {
    id: primaryId<string>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    version: integer().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    checks: text()
      .array()
      .notNull()
      .default(sql`'{}'`)
      .$type<CheckId[]>(),
    /** Why, although rules fail; for staff only. */
    because: text(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("approvals_one_a_member").on(t.requestId, t.version, t.staffId),
    check("approvals_because", sql`${t.because} is null or length(trim(${t.because})) > 0`),
  ],
);

export type Approval = typeof approvals.$inferSelect;

export const telephoneKind = pgEnum("telephone_kind", telephoneKinds);

/** One administrator's yes to lifting the freeze of one version. */
export const lifts = pgTable(
  "lifts",
  {
    id: primaryId<string>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    version: integer().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    reason: text().notNull(),
    /** The telephone on which this administrator called back; null: did not. */
    telephone: telephoneKind(),
    createdAt: createdAt(),
  },
  (t) => [check("lifts_reason", sql`length(trim(${t.reason})) > 0`)],
);

export type Lift = typeof lifts.$inferSelect;

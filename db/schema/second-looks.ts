import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { RequestId, SecondLookId, StaffId } from "#app/domain/ids.ts";
import type { Assessment } from "#app/domain/request/assess.ts";
import { secondVerdicts } from "#app/domain/request/second-verdict.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";
import { reviews } from "./reviews.ts";
import { staff } from "./staff.ts";

export const secondVerdict = pgEnum("second_verdict", secondVerdicts);

const member = () =>
  uuid()
    .references(() => staff.id)
    .$type<StaffId>();

/** A decision that the database picked to be made blindly once more. It changes no request. */
export const secondLooks = pgTable(
  "second_looks",
  {
    id: primaryId<SecondLookId>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    /** The first decision; `decision_snapshots` has what stood there then. */
    reviewId: uuid()
      .notNull()
      .unique()
      .references(() => reviews.id)
      .$type<string>(),
    /** The risk as it was at the decision; a date in it is text. */
    assessment: jsonb().notNull().$type<Assessment>(),
    /** What an approval asked staff to check. */
    checks: text().array().notNull().$type<CheckId[]>(),
    claimedBy: member(),
    claimedAt: at(),
    decidedBy: member(),
    decidedAt: at(),
    verdict: secondVerdict(),
    /** The first decision was the same. */
    agreed: boolean(),
    reason: text(),
    /** When it was picked: with the first decision. */
    createdAt: createdAt(),
  },
  (t) => [
    index("second_looks_of_request").on(t.requestId),
    index("second_looks_open")
      .on(t.createdAt)
      .where(sql`${t.decidedAt} is null`),
    index("second_looks_done")
      .on(t.decidedAt)
      .where(sql`${t.decidedAt} is not null`),
    check("second_looks_claim", sql`(${t.claimedBy} is null) = (${t.claimedAt} is null)`),
    check(
      "second_looks_whole",
      sql`num_nonnulls(${t.decidedBy}, ${t.decidedAt}, ${t.verdict}, ${t.agreed}) in (0, 4)`,
    ),
    check(
      "second_looks_reason",
      sql`${t.verdict} is null or ${t.verdict} = 'approve' or coalesce(length(trim(${t.reason})), 0) > 0`,
    ),
  ],
);

export type SecondLook = typeof secondLooks.$inferSelect;

/** Who opened the case after the first decision: they know it, and cannot look blindly any more. */
export const secondLookReaders = pgTable(
  "second_look_readers",
  {
    secondLookId: uuid()
      .notNull()
      .references(() => secondLooks.id)
      .$type<SecondLookId>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.secondLookId, t.staffId] })],
);

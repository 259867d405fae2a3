import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import { createdAt } from "./columns.ts";
import { requests } from "./requests.ts";
import { staff } from "./staff.ts";

/** What a member ticked so far, for one version. It decides nothing: the approval has its own list. */
export const caseChecks = pgTable(
  "case_checks",
  {
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    version: integer().notNull(),
    checks: text().array().notNull().$type<CheckId[]>(),
    savedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.staffId] })],
);

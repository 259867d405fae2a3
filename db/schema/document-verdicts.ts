import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { staffVerdicts } from "#app/domain/document/staff-verdict.ts";
import type { DocumentId, RequestId, StaffId } from "#app/domain/ids.ts";
import { createdAt, primaryId } from "./columns.ts";
import { documents } from "./documents.ts";
import { reasonVersions } from "./reasons.ts";
import { requests } from "./requests.ts";
import { staff } from "./staff.ts";

export const staffVerdict = pgEnum("staff_verdict", staffVerdicts);

/** What staff think of a document; the last one counts. A document given anew has none. */
export const documentVerdicts = pgTable(
  "document_verdicts",
  {
    id: primaryId<string>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id)
      .$type<DocumentId>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    verdict: staffVerdict().notNull(),
    reasonId: uuid().$type<string>(),
    reasonVersion: integer(),
    comment: text(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "document_verdicts_reason",
      columns: [t.reasonId, t.reasonVersion],
      foreignColumns: [reasonVersions.reasonId, reasonVersions.version],
    }),
    index("document_verdicts_of_request").on(t.requestId, t.createdAt),
    check("document_verdicts_version", sql`(${t.reasonId} is null) = (${t.reasonVersion} is null)`),
    check(
      "document_verdicts_refused",
      sql`${t.verdict} = 'accepted' or num_nonnulls(${t.reasonId}, ${t.comment}) > 0`,
    ),
  ],
);

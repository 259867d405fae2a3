import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { StaffId } from "#app/domain/ids.ts";
import { reasonKinds, reasonNatures } from "#app/domain/reason/reason.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { documentKind } from "./documents.ts";
import { step } from "./requests.ts";
import { staff } from "./staff.ts";

export const reasonKind = pgEnum("reason_kind", reasonKinds);
export const reasonNature = pgEnum("reason_nature", reasonNatures);

/** Retired, never deleted: decisions name them. */
export const reasons = pgTable(
  "reasons",
  {
    id: primaryId<string>(),
    kind: reasonKind().notNull(),
    nature: reasonNature(),
    step: step(),
    documentKind: documentKind().$type<DocumentKind>(),
    /** The version in use. */
    version: integer().notNull().default(1),
    retiredAt: at(),
    createdAt: createdAt(),
  },
  (t) => [index("reasons_by_kind").on(t.kind)],
);

/** An edit adds a row; what was used stays readable. */
export const reasonVersions = pgTable(
  "reason_versions",
  {
    reasonId: uuid()
      .notNull()
      .references(() => reasons.id)
      .$type<string>(),
    version: integer().notNull(),
    titleFr: text().notNull(),
    titleEn: text().notNull(),
    textFr: text().notNull(),
    textEn: text().notNull(),
    /** Null: came with the portal. */
    staffId: uuid()
      .references(() => staff.id)
      .$type<StaffId>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.reasonId, t.version] }),
    check(
      "reason_versions_texts",
      sql`length(trim(${t.titleFr})) > 0 and length(trim(${t.titleEn})) > 0
        and length(trim(${t.textFr})) > 0 and length(trim(${t.textEn})) > 0`,
    ),
  ],
);

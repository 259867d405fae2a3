import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import {
  importRefusals,
  importStatuses,
  rowOutcomes,
} from "#app/domain/account/import/import-state.ts";
import type { AccountId, ImportId, StaffId } from "#app/domain/ids.ts";
import { accounts } from "./accounts.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { staff } from "./staff.ts";

export const importStatus = pgEnum("import_status", importStatuses);
export const importRefusal = pgEnum("import_refusal", importRefusals);
export const importOutcome = pgEnum("import_outcome", rowOutcomes);

const count = () => integer().notNull().default(0);

export const accountImports = pgTable("account_imports", {
  id: primaryId<ImportId>(),
  /** Null: the command line. */
  givenBy: uuid()
    .references(() => staff.id)
    .$type<StaffId>(),
  label: text().notNull(),
  size: bigint({ mode: "number" }).notNull(),
  sha256: text().notNull(),
  /** Null: never stored (the command line), or erased. */
  objectKey: text(),
  status: importStatus().notNull().default("waiting"),
  refusal: importRefusal(),
  encoding: text(),
  separator: text(),
  unknownColumns: text().array(),
  missingColumns: text().array(),
  /** Names the last check, whose plan is shown and applied. */
  plan: uuid(),
  new: count(),
  changed: count(),
  unchanged: count(),
  refused: count(),
  /** Rows written so far in the transaction of the apply, which nobody else sees. */
  written: count(),
  checkedAt: at(),
  appliedBy: uuid()
    .references(() => staff.id)
    .$type<StaffId>(),
  appliedAt: at(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
  erasedAt: at(),
});

export type AccountImport = typeof accountImports.$inferSelect;

/** The report, and the plan: what is written is what the row says. */
export const accountImportRows = pgTable(
  "account_import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => accountImports.id)
      .$type<ImportId>(),
    line: integer().notNull(),
    login: text().notNull(),
    outcome: importOutcome().notNull(),
    problems: text().array().notNull(),
    kept: text().array().notNull(),
    accountId: uuid().$type<AccountId>(),
    /** Hash of what the plan of this row rests on in the account. */
    seen: text(),
    /** A new account whole, or the fields that change. */
    values: jsonb().$type<Record<string, unknown>>(),
    /** What these fields were. */
    before: jsonb().$type<Record<string, unknown>>(),
    /** The account was changed after the check. */
    stale: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    index("account_import_rows_outcome").on(t.importId, t.outcome, t.line),
  ],
);

/** What an import did to an account, for good: the database refuses update and delete. */
export const accountImportChanges = pgTable(
  "account_import_changes",
  {
    importId: uuid()
      .notNull()
      .references(() => accountImports.id)
      .$type<ImportId>(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id)
      .$type<AccountId>(),
    /** Empty: the account was created. */
    fields: text().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.accountId] }),
    index("account_import_changes_account").on(t.accountId),
  ],
);

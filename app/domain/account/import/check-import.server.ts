import type { Domain } from "#app/domain/domain.ts";
import type { AccountId, ImportId } from "#app/domain/ids.ts";
import {
  deletePlannedRows,
  findManagersByWord,
  insertPlannedRows,
  listAccountsByKey,
  type PlannedRow,
} from "#db/account-import-rows.server.ts";
import { beginCheck, countRead, updateCheck } from "#db/account-imports.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import type { AccountImport } from "#db/schema/account-imports.ts";
import type { ExportRow } from "./export-row.ts";
import { shortOf } from "./fits.ts";
import type { ImportField } from "./import-columns.ts";
import { type RowOutcomeId, rowOutcomes } from "./import-state.ts";
import { type Plan, planRow } from "./plan-import.ts";
import { type ExportFacts, readExport } from "./read-export.ts";
import type { ListSource } from "./read-list.ts";

const shownColumns = 50;

/** Another check of the same import has begun. */
class Overtaken extends Error {}

/** The dry run: writes a plan and a report for each row, and no account. May run again. */
export async function checkImport(
  { db }: Pick<Domain, "db">,
  importId: ImportId,
  source: ListSource,
): Promise<void> {
  const check = await beginCheck(db, importId, ["waiting", "checking"]);
  if (!check) return;
  try {
    await deletePlannedRows(db, importId);
    const read = await readExport(source, planner(db, check));
    if (!read.ok) await deletePlannedRows(db, importId);
    await update(
      db,
      check,
      read.ok ? { status: "checked" } : { status: "unreadable", refusal: read.refusal },
    );
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
  }
}

async function update(
  db: Database,
  check: AccountImport,
  patch: Parameters<typeof updateCheck>[2],
) {
  const isOurs = await updateCheck(db, check, patch);
  if (!isOurs) throw new Overtaken();
}

function planner(db: Database, check: AccountImport) {
  let fields: ReadonlySet<ImportField> = new Set();
  const managers = new Map<string, string | null>();
  return {
    async begin({ encoding, separator, columns }: ExportFacts) {
      fields = new Set(columns.fields.filter((field) => field !== null));
      const unknownColumns = columns.unknown.slice(0, shownColumns).map(shortOf);
      const missingColumns = [...columns.missing];
      await update(db, check, { encoding, separator, unknownColumns, missingColumns });
    },
    async take(rows: readonly ExportRow[]) {
      await learnManagers(db, rows, managers);
      const keys = rows.flatMap(({ account }) => account?.loginKey ?? []);
      const present = await listAccountsByKey(db, keys);
      const accounts = new Map(present.map((account) => [account.loginKey, account]));
      const plans = rows.map((row) => planRow<AccountId>(row, { fields, managers, accounts }));
      await db.transaction(async (tx) => {
        await update(tx, check, countRead(countOutcomes(plans)));
        await insertPlannedRows(tx, check.id, plans.map(rowOf));
      });
    },
  };
}

async function learnManagers(
  db: Database,
  rows: readonly ExportRow[],
  known: Map<string, string | null>,
) {
  const words = new Set(rows.flatMap(({ account }) => account?.manager ?? []));
  const unknown = [...words].filter((word) => !known.has(word));
  if (unknown.length === 0) return;
  for (const [word, id] of await findManagersByWord(db, unknown)) known.set(word, id);
}

function countOutcomes(plans: readonly Plan<AccountId>[]) {
  const count = (outcome: RowOutcomeId) =>
    plans.filter((plan) => plan.outcome.outcome === outcome).length;
  return Object.fromEntries(rowOutcomes.map((outcome) => [outcome, count(outcome)])) as Record<
    RowOutcomeId,
    number
  >;
}

function rowOf({ outcome, present, values }: Plan<AccountId>): PlannedRow {
  return {
    line: outcome.line,
    login: outcome.login,
    outcome: outcome.outcome,
    problems: [...outcome.problems],
    kept: [...outcome.kept],
    accountId: present?.id ?? null,
    seen: present?.seen ?? null,
    values: values && { ...values },
    before: present && values && beforeOf(present, Object.keys(values)),
  };
}

function beforeOf(present: object, fields: readonly string[]) {
  return Object.fromEntries(Object.entries(present).filter(([field]) => fields.includes(field)));
}

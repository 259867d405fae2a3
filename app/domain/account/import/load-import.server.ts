import type { Domain } from "#app/domain/domain.ts";
import type { ImportId } from "#app/domain/ids.ts";
import { countStale, listReportedRows, type ReportedRow } from "#db/account-import-rows.server.ts";
import { findShownImport, listImports } from "#db/account-imports.server.ts";
import type { RowFilter } from "./import-state.ts";

const reportPageSize = 100;

export function listLastImports({ db }: Pick<Domain, "db">) {
  return listImports(db, 50);
}

/** A page of the report: the rows after the line `after`. */
export async function loadImport(
  { db }: Pick<Domain, "db">,
  importId: ImportId,
  { show, after }: { show: RowFilter; after: number },
) {
  const found = await findShownImport(db, importId);
  if (!found) return null;
  const rows = await listReportedRows(db, importId, { show, after, limit: reportPageSize + 1 });
  const page = rows.slice(0, reportPageSize);
  const next = rows.length > reportPageSize ? (page.at(-1)?.line ?? null) : null;
  const stale = found.status === "outdated" ? await countStale(db, importId) : 0;
  return { found, rows: page.map(rowOf), next, stale };
}

/** Without what no page shows: numbers and addresses of new accounts. */
function rowOf({ line, login, outcome, problems, kept, stale, values, before }: ReportedRow) {
  const changes = Object.keys(before ?? {}).map((field) => ({
    field,
    before: wordOf(before?.[field]),
    after: wordOf(values?.[field]),
  }));
  const name = outcome === "new" ? wordOf(values?.["name"]) : null;
  return { line, login, outcome, problems, kept, stale, changes, name };
}

function wordOf(value: unknown) {
  return typeof value === "string" ? value : null;
}

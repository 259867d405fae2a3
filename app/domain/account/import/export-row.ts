import { limits } from "#app/domain/limits.ts";
import type { CsvRecord } from "./csv-records.ts";
import { shortOf } from "./fits.ts";
import type { Columns } from "./import-columns.ts";
import {
  type ImportedAccount,
  type ImportRecord,
  parseImportRow,
  type RowProblem,
} from "./import-row.ts";
import { isGarbled } from "./plausible-french.ts";

/** Of the row as it is written, whatever its cells say. */
export type RowFault = "quote-open" | "cells-too-many" | "cell-too-long" | "garbled";

export interface ExportRow {
  readonly line: number;
  /** Made safe to show. */
  readonly login: string;
  readonly account: ImportedAccount | null;
  readonly problems: readonly (RowProblem | RowFault | "duplicate")[];
}

/** Remembers the logins that it has read: the second row of a login is a duplicate. */
export function createRowReader(columns: Columns) {
  const seen = new Set<string>();
  return (record: CsvRecord): ExportRow => {
    const row = readRow(record, columns);
    const key = row.account?.loginKey;
    if (key === undefined) return row;
    if (seen.has(key)) return { ...row, account: null, problems: ["duplicate"] };
    seen.add(key);
    return row;
  };
}

function readRow({ cells, line, isBroken }: CsvRecord, columns: Columns): ExportRow {
  const record = toRecord(columns, cells);
  const faults: RowFault[] = [];
  if (isBroken) faults.push("quote-open");
  if (cells.slice(columns.fields.length).some((cell) => cell !== "")) faults.push("cells-too-many");
  if (isTooLong(record)) faults.push("cell-too-long");
  if (Object.values(record).some(isGarbled)) faults.push("garbled");
  // Long cells are not parsed.
  const parsed = faults.includes("cell-too-long")
    ? ({ ok: false, problems: [] } as const)
    : parseImportRow(record);
  const problems = [...faults, ...(parsed.ok ? [] : parsed.problems)];
  const account = parsed.ok && faults.length === 0 ? parsed.value : null;
  return { line, login: shortOf(record.login ?? ""), account, problems };
}

/** Addresses are a list; each is checked. */
function isTooLong(record: ImportRecord) {
  return Object.entries(record).some(
    ([field, cell]) => field !== "addresses" && cell.length > limits.importCellLength,
  );
}

function toRecord({ fields }: Columns, cells: readonly string[]): ImportRecord {
  const record: ImportRecord = {};
  fields.forEach((field, index) => {
    const cell = withoutFormula(cells[index] ?? "");
    if (field && cell && !record[field]) record[field] = cell;
  });
  return record;
}

/** Excel writes `="0612345678"` so that a number keeps its first zero. */
function withoutFormula(cell: string): string {
  const text = /^="([^]*)"$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
  return text.replace(/\s+/g, " ").trim();
}

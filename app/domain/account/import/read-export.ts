import { accept, refuse, type Result } from "#app/domain/result.ts";
import { type CsvRecord, csvRecords } from "./csv-records.ts";
import { decodeExport } from "./encoding.ts";
import { type Columns, readHeads } from "./import-columns.ts";
import {
  type ImportedAccount,
  type ImportRecord,
  parseImportRow,
  type RowProblem,
} from "./import-row.ts";
import { isGarbled } from "./plausible-french.ts";
import { findSeparator } from "./separator.ts";

/** Of the row as it is written, whatever its cells say. */
export type RowFault = "quote-open" | "cells-too-many" | "garbled";

export interface ExportRow {
  readonly line: number;
  readonly login: string;
  readonly account: ImportedAccount | null;
  readonly problems: readonly (RowProblem | RowFault | "duplicate")[];
}

export interface Export {
  readonly encoding: string;
  readonly separator: string;
  readonly columns: Columns;
  readonly rows: readonly ExportRow[];
}

export type ExportRefusal = "not-csv" | "empty" | "encoding-unknown";

export function readExport(bytes: Uint8Array): Result<Export, ExportRefusal> {
  if (isOtherFormat(bytes)) return refuse("not-csv");
  const decoded = decodeExport(bytes);
  if (!decoded) return refuse("encoding-unknown");
  const { separator, text } = findSeparator(decoded.text);
  const [heads, ...records] = csvRecords(text, separator);
  if (!heads) return refuse("empty");
  const columns = readHeads(heads.cells);
  const rows = records.map((record) => readRow(record, columns));
  return accept({
    encoding: decoded.encoding,
    separator,
    columns,
    rows: markDuplicates(rows),
  });
}

/** A spreadsheet that was not saved as CSV: a ZIP archive, or the older compound file. */
function isOtherFormat(bytes: Uint8Array): boolean {
  return /^(?:PK\x03\x04|\xd0\xcf\x11\xe0|%PDF-)/.test(
    Buffer.from(bytes.subarray(0, 8)).toString("latin1"),
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

function readRow({ cells, line, isBroken }: CsvRecord, columns: Columns): ExportRow {
  const record = toRecord(columns, cells);
  const faults: RowFault[] = [];
  if (isBroken) faults.push("quote-open");
  if (cells.slice(columns.fields.length).some((cell) => cell !== "")) faults.push("cells-too-many");
  if (Object.values(record).some(isGarbled)) faults.push("garbled");
  const parsed = parseImportRow(record);
  const problems = [...faults, ...(parsed.ok ? [] : parsed.problems)];
  const account = parsed.ok && faults.length === 0 ? parsed.value : null;
  return { line, login: record.login ?? "", account, problems };
}

function markDuplicates(rows: readonly ExportRow[]): ExportRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const key = row.account?.loginKey;
    if (!key || !seen.has(key)) {
      if (key) seen.add(key);
      return row;
    }
    return { ...row, account: null, problems: ["duplicate"] };
  });
}

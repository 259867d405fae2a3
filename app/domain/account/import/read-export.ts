import { parse } from "csv-parse/sync";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { type Columns, readHeads } from "./import-columns.ts";
import { decodeExport, findSeparator } from "./import-file.ts";
import {
  type ImportedAccount,
  type ImportRecord,
  parseImportRow,
  type RowProblem,
} from "./import-row.ts";

export interface ExportRow {
  readonly line: number;
  readonly login: string;
  readonly account: ImportedAccount | null;
  readonly problems: readonly (RowProblem | "duplicate")[];
}

export interface Export {
  readonly encoding: string;
  readonly separator: string;
  readonly columns: Columns;
  readonly rows: readonly ExportRow[];
}

export function readExport(bytes: Uint8Array): Result<Export, "not-csv" | "empty"> {
  const { text, encoding } = decodeExport(bytes);
  const separator = findSeparator(text);
  const cells = readCells(text, separator);
  if (!cells) return refuse("not-csv");
  const [heads, ...lines] = cells;
  if (!heads) return refuse("empty");
  const columns = readHeads(heads.record);
  const rows = lines
    .filter(({ record }) => record.some((cell) => cell !== ""))
    .map(({ record, info }) => readRow(toRecord(columns, record), info.lines));
  return accept({ encoding, separator, columns, rows: markDuplicates(rows) });
}

interface Line {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function readCells(text: string, delimiter: string): Line[] | null {
  const options = { delimiter, bom: true, trim: true, info: true, skip_empty_lines: true } as const;
  try {
    return parse(text, { ...options, relax_column_count: true }) as unknown as Line[];
  } catch {
    return null;
  }
}

function toRecord({ fields }: Columns, cells: readonly string[]): ImportRecord {
  const record: ImportRecord = {};
  fields.forEach((field, index) => {
    const cell = cells[index]?.trim() ?? "";
    if (field && cell && !record[field]) record[field] = cell;
  });
  return record;
}

function readRow(record: ImportRecord, line: number): ExportRow {
  const parsed = parseImportRow(record);
  return {
    line,
    login: record.login ?? "",
    account: parsed.ok ? parsed.value : null,
    problems: parsed.ok ? [] : parsed.problems,
  };
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

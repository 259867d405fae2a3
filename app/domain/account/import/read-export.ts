import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import type { CsvRecord } from "./csv-records.ts";
import { createRowReader, type ExportRow } from "./export-row.ts";
import { type Columns, readHeads } from "./import-columns.ts";
import type { ImportRefusal } from "./import-state.ts";
import { type ListSource, recordsOf, surveyList } from "./read-list.ts";

export interface ExportFacts {
  readonly encoding: string;
  readonly separator: string;
  readonly columns: Columns;
}

/** Rows taken before a refusal are not to be kept. */
export interface ExportSink {
  begin(facts: ExportFacts): Promise<void>;
  take(rows: readonly ExportRow[]): Promise<void>;
}

/** Holds a piece of the file at a time, and lets other work of the process run between pieces. */
export async function readExport(
  source: ListSource,
  sink: ExportSink,
): Promise<Result<null, ImportRefusal>> {
  const surveyed = await surveyList(source);
  if (!surveyed.ok) return surveyed;
  const encoding = surveyed.value;
  let read: ((record: CsvRecord) => ExportRow) | null = null;
  let count = 0;
  for await (const { separator, records } of recordsOf(source, encoding)) {
    if (records === null) return refuse("not-csv");
    let rows = records;
    if (!read) {
      const [heads, ...others] = records;
      if (!heads) continue;
      const columns = readHeads(heads.cells);
      await sink.begin({ encoding, separator, columns });
      if (columns.missing.length > 0) return refuse("columns-missing");
      [read, rows] = [createRowReader(columns), others];
    }
    count += rows.length;
    if (count > limits.importRows) return refuse("too-many-rows");
    if (rows.length > 0) await sink.take(rows.map(read));
  }
  return read ? accept(null) : refuse("empty");
}

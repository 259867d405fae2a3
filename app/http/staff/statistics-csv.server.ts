import { type CsvCell, csvStream } from "#app/domain/export/csv.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import type { StatisticsTable } from "#app/ui/staff/statistics/table.ts";

/** Waits as minutes, shares as fractions: a spreadsheet counts on. */
export function statisticsCsv(table: StatisticsTable): ReadableStream<Uint8Array> {
  return csvStream(rowsOf(table), getLocale() === "fr" ? ";" : ",");
}

function* rowsOf({ columns, rows }: StatisticsTable): Generator<CsvCell[]> {
  yield columns.map(({ head, kind }) =>
    kind === "wait" ? m.statistics_csv_minutes({ head }) : head,
  );
  for (const row of rows) {
    yield columns.map(({ kind }, index) => {
      const cell = row[index] ?? null;
      return kind === "wait" && typeof cell === "number" ? Math.round(cell / 60) : cell;
    });
  }
}

/** A number stays a number; null is an empty cell. */
export type CsvCell = string | number | null;

/** Excel takes the list separator of its language, and reads UTF-8 only after this mark. */
export const csvStart = "\ufeff";
export type CsvSeparator = "," | ";";

/** RFC 4180. A text that a spreadsheet would run as a formula begins with an apostrophe instead. */
export function csvLine(cells: readonly CsvCell[], separator: CsvSeparator = ","): string {
  return `${cells.map(written).join(separator)}\r\n`;
}

function written(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const harmless = isFormula(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Spreadsheets look behind spaces and invisible characters, take full-width signs for their narrow
 * twins, and begin a new cell at a tab or a line's end.
 */
function isFormula(text: string) {
  return /^[\t\r]|(^|[\t\r\n,;])[\s\p{Cf}\p{Cc}"']*[=+\-@|]/u.test(text.normalize("NFKC"));
}

/** Row by row, so that a long export needs no memory. */
export function csvStream(
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
  separator: CsvSeparator = ",",
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = linesOf(rows, separator);
  return new ReadableStream({
    pull: async (controller) => {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

async function* linesOf(
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
  separator: CsvSeparator,
) {
  yield csvStart;
  for await (const row of rows) yield csvLine(row, separator);
}

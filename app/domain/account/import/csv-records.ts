export interface CsvRecord {
  readonly cells: readonly string[];
  /** Of its first line, from 1. */
  readonly line: number;
  /** A quoted cell has no end, or swallowed the lines that follow. */
  readonly isBroken: boolean;
}

/** Lines of a cell; more are a quote that has no end. */
const maxLinesOfCell = 50;
/** Characters; more are a quote that has no end, too. */
const maxRecordLength = 20_000;

/**
 * Takes a file's lines in pieces. One odd quote costs its own row, never the rows after it. A quote
 * within a cell stands for itself, as Excel reads it.
 */
export function createCsvReader(separator: string) {
  let waiting: readonly string[] = [];
  let passed = 0;
  let columns = 0;
  return (lines: readonly string[], isLast: boolean): CsvRecord[] => {
    waiting = waiting.length > 0 ? waiting.concat(lines) : lines;
    const records: CsvRecord[] = [];
    let at = 0;
    // A record may need as many lines as a cell may have.
    while (isLast ? at < waiting.length : waiting.length - at >= maxLinesOfCell) {
      const whole = readRecord(waiting, at, separator);
      const isWhole = whole !== null && (whole.lines === 1 || whole.cells.length === columns);
      const record = isWhole ? whole : { cells: rawCells(waiting[at] ?? "", separator), lines: 1 };
      if (record.cells.some((cell) => cell !== "")) {
        records.push({ cells: record.cells, line: passed + at + 1, isBroken: !isWhole });
        if (columns === 0) columns = record.cells.length;
      }
      at += record.lines;
    }
    passed += at;
    waiting = waiting.slice(at);
    return records;
  };
}

function readRecord(lines: readonly string[], from: number, separator: string) {
  let text = lines[from] ?? "";
  for (let count = 1; count <= maxLinesOfCell && text.length <= maxRecordLength; count += 1) {
    const read = cellsOf(text, separator);
    if (read) return read.isOdd && count > 1 ? null : { cells: read.cells, lines: count };
    const next = lines[from + count];
    if (next === undefined) return null;
    text += `\n${next}`;
  }
  return null;
}

/** Null when a quoted cell has no end yet; `isOdd` when something follows the end of one. */
function cellsOf(text: string, separator: string) {
  const cells: string[] = [];
  let isOdd = false;
  for (let at = 0; at <= text.length;) {
    const isQuoted = text
      .slice(at, at + 20)
      .trimStart()
      .startsWith('"');
    const cell = isQuoted ? quotedCell(text, at, separator) : plainCell(text, at, separator);
    if (!cell) return null;
    cells.push(cell.value);
    isOdd ||= cell.isOdd;
    at = cell.end + 1;
  }
  return { cells, isOdd };
}

function plainCell(text: string, from: number, separator: string) {
  const end = endOfCell(text, from, separator);
  return { value: text.slice(from, end).trim(), end, isOdd: false };
}

function endOfCell(text: string, from: number, separator: string): number {
  const end = text.indexOf(separator, from);
  return end < 0 ? text.length : end;
}

/** What follows the closing quote belongs to the cell: `"Dupont" et Fils`. */
function quotedCell(text: string, from: number, separator: string) {
  const open = text.indexOf('"', from);
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const end = endOfCell(text, at + 1, separator);
    const rest = text.slice(at + 1, end).trim();
    const inner = text.slice(open + 1, at).replaceAll('""', '"');
    const isOdd = rest !== "";
    return { value: isOdd ? text.slice(open, end).trim() : inner.trim(), end, isOdd };
  }
  return null;
}

function rawCells(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim());
}

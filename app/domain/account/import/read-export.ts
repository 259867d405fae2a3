import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { createLineSplitter } from "./csv-lines.ts";
import { createCsvReader, type CsvRecord } from "./csv-records.ts";
import { createDecoder } from "./encoding.ts";
import { createRowReader, type ExportRow } from "./export-row.ts";
import { type Columns, readHeads } from "./import-columns.ts";
import type { ImportRefusal } from "./import-state.ts";
import { isOtherFormat } from "./other-format.ts";
import { findSeparator } from "./separator.ts";
import { createSurvey } from "./survey.ts";

/** Is called twice: once to tell how the file is written, once to read it. */
export type ExportSource = () => AsyncIterable<Uint8Array>;

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

/** Characters; no row of an export is longer. */
const maxLineLength = 64 * 1024;
/** Characters in which the line that names the separator, or the heads, are found. */
const headLength = 64 * 1024;

/** Holds a piece of the file at a time, and lets other work of the process run between pieces. */
export async function readExport(
  source: ExportSource,
  sink: ExportSink,
): Promise<Result<null, ImportRefusal>> {
  const surveyed = await survey(source);
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

async function survey(source: ExportSource): Promise<Result<string, ImportRefusal>> {
  const looked = createSurvey();
  let isFirst = true;
  for await (const bytes of source()) {
    if (isFirst && isOtherFormat(bytes)) return refuse("not-csv");
    isFirst = false;
    looked.push(bytes);
    await breathe();
  }
  const { encoding, isText } = looked.end();
  if (!isText) return refuse("not-csv");
  return encoding === null ? refuse("encoding-unknown") : accept(encoding);
}

async function* recordsOf(source: ExportSource, encoding: string) {
  const split = createLineSplitter(maxLineLength);
  let reader: ReturnType<typeof readerOf> | null = null;
  for await (const { text, isLast } of headed(textsOf(source, encoding))) {
    const first = reader === null ? findSeparator(text) : null;
    reader ??= readerOf(first?.separator ?? ";");
    const lines = split(first?.text ?? text, isLast);
    yield { separator: reader.separator, records: lines && reader.read(lines, isLast) };
    if (lines === null) return;
    await breathe();
  }
}

function readerOf(separator: string) {
  return { separator, read: createCsvReader(separator) };
}

async function* textsOf(source: ExportSource, encoding: string) {
  const decode = createDecoder(encoding);
  for await (const bytes of source()) yield decode(bytes, false);
  yield decode(new Uint8Array(), true);
}

/** The first piece is long enough to find the heads in; the last one says so. */
async function* headed(texts: AsyncIterable<string>) {
  let waiting = "";
  let isHead = true;
  for await (const text of texts) {
    if (isHead && waiting.length < headLength) waiting += text;
    else {
      yield { text: waiting, isLast: false };
      [waiting, isHead] = [text, false];
    }
  }
  yield { text: waiting, isLast: true };
}

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

import { accept, refuse, type Result } from "#app/domain/result.ts";
import { createLineSplitter } from "./csv-lines.ts";
import { createCsvReader } from "./csv-records.ts";
import { createDecoder } from "./encoding.ts";
import { isOtherFormat } from "./other-format.ts";
import { findSeparator } from "./separator.ts";
import { createSurvey } from "./survey.ts";

/** Is called twice: once to tell how the file is written, once to read it. */
export type ListSource = () => AsyncIterable<Uint8Array>;

export type ListRefusal = "not-csv" | "encoding-unknown";

/** Characters; no row of a list is longer. */
const maxLineLength = 64 * 1024;
/** Characters in which the line that names the separator, or the heads, are found. */
const headLength = 64 * 1024;

/** Tells the encoding. */
export async function surveyList(source: ListSource): Promise<Result<string, ListRefusal>> {
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

/** Null: the file is no list. Lets other work of the process run between pieces. */
export async function* recordsOf(source: ListSource, encoding: string) {
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

async function* textsOf(source: ListSource, encoding: string) {
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

import { constants, inflateSync } from "node:zlib";

const maxStreamBytes = 16 * 1024 * 1024;
const maxObjects = 400_000;

/** The syntax of one object: its number where it has one, without the contents of a stream. */
export interface ObjectSyntax {
  readonly number: number | null;
  readonly text: string;
}

/**
 * The objects of a PDF as text, those in object streams included; every revision of each. Looks at bytes and
 * not at the cross-reference table, which may leave out what another program finds. Streams have been bounded
 * before (`hasBoundedStreams`).
 */
export function* objectsOf(bytes: Buffer): Generator<ObjectSyntax> {
  const text = bytes.toString("latin1");
  let count = 0;
  let from = 0;
  let number: number | null = null;
  for (const mark of text.matchAll(
    /\b(\d{1,10})\s+\d{1,5}\s+obj\b|(?<!end)stream\r?\n|endstream/g,
  )) {
    if (mark.index < from) continue;
    if ((count += 1) > maxObjects) return;
    if (mark[1] !== undefined) {
      yield { number, text: text.slice(from, mark.index) };
      number = Number(mark[1]);
      from = mark.index + mark[0].length;
    } else if (mark[0] === "endstream") from = mark.index + mark[0].length;
    else {
      const dictionary = text.slice(from, mark.index);
      yield { number, text: dictionary };
      yield* inside(dictionary, bytes, mark.index + mark[0].length);
      from = endOfStream(text, mark.index);
    }
  }
  yield { number, text: text.slice(from) };
}

function endOfStream(text: string, from: number) {
  const end = text.indexOf("endstream", from);
  return end < 0 ? text.length : end;
}

/** What an object stream holds: pairs of number and offset, then the objects. */
function* inside(dictionary: string, bytes: Buffer, start: number): Generator<ObjectSyntax> {
  const plain = dictionary.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  if (!/\/ObjStm\b/.test(plain)) return;
  const first = Number(/\/First\s+(\d{1,9})/.exec(plain)?.[1] ?? 0);
  const content = contentOf(plain, bytes, start);
  const header = content.slice(0, first).trim().split(/\s+/).map(Number);
  for (let pair = 0; pair + 1 < header.length; pair += 2) {
    const next = header[pair + 3];
    const end = next === undefined ? undefined : first + next;
    yield {
      number: header[pair] ?? null,
      text: content.slice(first + (header[pair + 1] ?? 0), end),
    };
  }
}

/** Nothing for what cannot be inflated (encrypted, or broken). */
function contentOf(dictionary: string, bytes: Buffer, start: number): string {
  const data = bytes.subarray(start);
  if (!/\/(?:FlateDecode|Fl)\b/.test(dictionary)) {
    return data.subarray(0, Math.max(0, data.indexOf("endstream"))).toString("latin1");
  }
  try {
    const options = { maxOutputLength: maxStreamBytes, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(data, options).toString("latin1");
  } catch {
    return "";
  }
}

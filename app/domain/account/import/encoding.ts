import iconv from "iconv-lite";
import { utf8Of } from "#app/domain/utf8.ts";
import { plausibilities, plausibility } from "./plausible-french.ts";

/** Excel on Windows, on a Mac, MS-DOS; the likelier first: of equal texts the first gives its name. */
const singleByte = ["windows-1252", "macintosh", "cp850", "cp437", "iso-8859-15"] as const;

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Tells from a sample how a file is written. Null when no encoding gives plausible French, or two
 * give different plausible texts. Each reading has one character per byte, so two are compared where
 * they differ. `isUtf8`: whether the whole file may be UTF-8.
 */
export function decodeSample(bytes: Uint8Array, isUtf8 = utf8Of(bytes) !== null): Decoded | null {
  const unicode = unicodeOf(bytes);
  if (unicode) return { encoding: unicode, text: new TextDecoder(unicode).decode(bytes) };
  const utf8 = isUtf8 ? new TextDecoder().decode(bytes) : null;
  const readings = singleByte
    .map((encoding) => readingOf(decodeBytes(bytes, encoding), encoding))
    .sort((one, other) => other.score - one.score);
  const [best] = readings;
  // Some pairs of accented letters look like one letter of a far script.
  if (utf8 !== null && (plausibility(utf8) >= 0 || !best || best.score <= 0)) {
    return { encoding: "utf-8", text: utf8 };
  }
  if (!best || best.score <= 0 || !readings.every((other) => isClear(best, other))) return null;
  return { encoding: best.encoding, text: best.text };
}

function decodeBytes(bytes: Uint8Array, encoding: string): string {
  return createDecoder(encoding)(bytes, true);
}

/**
 * Takes a file in pieces. A TextDecoder knows the euro of the Mac, which iconv-lite does not, but no
 * code page of MS-DOS.
 */
export function createDecoder(encoding: string): (bytes: Uint8Array, isLast: boolean) => string {
  if (encoding === "cp850" || encoding === "cp437")
    return (bytes) => iconv.decode(Buffer.from(bytes), encoding);
  const decoder = new TextDecoder(encoding);
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}

interface Reading extends Decoded {
  readonly values: readonly number[];
  readonly score: number;
}

function readingOf(text: string, encoding: string): Reading {
  const values = plausibilities(text);
  return { text, encoding, values, score: values.reduce((sum, value) => sum + value, 0) };
}

/** The most that another reading may have, of what the best one has. */
const mostOfRival = 0.5;

function isClear(best: Reading, other: Reading): boolean {
  let [ours, theirs] = [0, 0];
  for (let at = 0; at < best.text.length; at += 1) {
    if (best.text[at] === other.text[at]) continue;
    ours += best.values[at] ?? 0;
    theirs += other.values[at] ?? 0;
  }
  return best.text === other.text || (ours > 0 && theirs <= ours * mostOfRival);
}

export function unicodeOf(bytes: Uint8Array) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const head = bytes.subarray(0, 400);
  const zeros = (parity: number) =>
    head.filter((byte, index) => index % 2 === parity && byte === 0).length;
  // Without a mark: the other half of each Latin letter is zero.
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return "utf-16le";
  if (zeros(0) > head.length / 4 && zeros(1) === 0) return "utf-16be";
  return null;
}

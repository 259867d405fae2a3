import { dictionaryAround, type Entries } from "./dictionary.ts";
import { readPdfDate } from "./pdf-date.ts";

/** Further signatures in a file are not checked. */
const maxSignatures = 16;
const maxCandidates = 64;

/** Byte offsets in the file. */
export interface FoundSignature {
  /** The signed parts are `start` to `gapStart`, and `gapEnd` to `end`. */
  readonly start: number;
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
  /** A hexadecimal string with its brackets. */
  readonly contents: { readonly start: number; readonly end: number };
  readonly subFilter: string | null;
  /** ISO 8601, from the entry `M`. */
  readonly claimedAt: string | null;
}

/** `/ByteRange` with any of its letters written as `#xx`. */
const byteRangeName = new RegExp(
  `/${[..."ByteRange"].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join("")}(?=[\\0\\t\\n\\f\\r /[<(%])`,
  "gi",
);

/**
 * `file` is Latin-1, searched by bytes and not by structure; `start` is where its header stands.
 * `"odd"`: cannot be interpreted without guessing.
 */
export function findSignatures(file: string, start = 0): (FoundSignature | "odd")[] {
  const found: (FoundSignature | "odd")[] = [];
  let candidates = 0;
  for (const { index } of file.matchAll(byteRangeName)) {
    if (++candidates > maxCandidates) return [...found, "odd"];
    const entries = dictionaryAround(file, index);
    if (!entries?.has("ByteRange")) continue;
    if (!entries.has("Contents") && !entries.has("SubFilter")) continue;
    if (found.length === maxSignatures) return [...found, "odd"];
    found.push(understand(entries, start) ?? "odd");
  }
  return found;
}

function understand(entries: Entries, header: number): FoundSignature | null {
  const range = only(entries, "ByteRange")
    ?.slice(1, -1)
    .map(({ text }) => text);
  const contents = only(entries, "Contents");
  if (range?.length !== 4 || !range.every((text) => /^\d{1,10}$/.test(text))) return null;
  if (contents?.length !== 1 || contents[0]?.kind !== "hex") return null;
  const [start = 0, length = 0, second = 0, secondLength = 0] = range.map(Number);
  if (start !== 0 || second < length) return null;
  // Counted from the header when something was put before it after signing.
  const shift = length === contents[0].start ? 0 : header;
  const [subFilter] = only(entries, "SubFilter") ?? [];
  const [claimed] = only(entries, "M") ?? [];
  return {
    start: shift,
    gapStart: shift + length,
    gapEnd: shift + second,
    end: shift + second + secondLength,
    contents: contents[0],
    subFilter: subFilter?.kind === "name" ? subFilter.text : null,
    claimedAt: claimed?.kind === "string" ? readPdfDate(claimed.text.slice(1, -1)) : null,
  };
}

/** Programs differ in how they read an entry given twice, so it is rejected. */
function only(entries: Entries, name: string) {
  const values = entries.get(name);
  return values?.length === 1 ? values[0] : undefined;
}

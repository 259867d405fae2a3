import { constants, inflateSync } from "node:zlib";

const maxStreamBytes = 16 * 1024 * 1024;
const maxTotalBytes = 96 * 1024 * 1024;
const maxDictionaryLength = 16 * 1024;

/**
 * Whether the streams that a reader must inflate merely to open a file (object and cross-reference
 * streams) stay within bounds: 16 MB each, 96 MB together, one FlateDecode at most. A cheap fence that
 * looks at bytes, not at structure; the reader's own memory and time limits stand behind it.
 */
export function hasBoundedStreams(bytes: Buffer): boolean {
  let total = 0;
  for (const { dictionary, start } of structuralStreams(bytes)) {
    const filters = filtersOf(dictionary);
    if (filters.length > 1 || (filters[0] ?? "FlateDecode") !== "FlateDecode") return false;
    if (filters.length === 0) continue;
    total += inflatedLength(bytes.subarray(start));
    if (total > maxTotalBytes) return false;
  }
  return true;
}

function* structuralStreams(bytes: Buffer) {
  const text = bytes.toString("latin1");
  let object = 0;
  for (const match of text.matchAll(/\bobj\b|(?<!end)stream *(?:\r\n|\n|\r)/g)) {
    const start = match.index + match[0].length;
    if (match[0] === "obj") {
      object = start;
      continue;
    }
    const raw = text.slice(Math.max(object, match.index - maxDictionaryLength), match.index);
    const dictionary = raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (/\/(?:ObjStm|XRef)\b/.test(dictionary)) yield { dictionary, start };
  }
}

function filtersOf(dictionary: string): string[] {
  const match = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+|\d+\s+\d+\s+R)/.exec(dictionary);
  if (match?.[1] === undefined) return [];
  // A filter named by reference cannot be judged from here: taken for a chain.
  if (match[1].endsWith("R")) return ["by", "reference"];
  return [...match[1].matchAll(/\/(\w+)/g)].map(([, name = ""]) =>
    name === "Fl" ? "FlateDecode" : name,
  );
}

/** Infinity when over the limit; 0 for what cannot be inflated (encrypted, or for the reader to judge). */
function inflatedLength(data: Buffer): number {
  try {
    const options = { maxOutputLength: maxStreamBytes, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(data, options).length;
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return tooLarge ? Number.POSITIVE_INFINITY : 0;
  }
}

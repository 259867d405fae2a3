const dictionaryLength = 4_096;

/**
 * `whole`: ends with `%%EOF`. `mendable`: every object and an index of them are there, but the last
 * lines are missing or something follows them. `cut`: objects, or what tells where they are, are
 * missing.
 */
export type PdfEnd = "whole" | "mendable" | "cut";

export function endOfPdf(bytes: Buffer): PdfEnd {
  const text = bytes.toString("latin1");
  if (/%%EOF[\s\0]*$/.test(text.slice(-1_024))) return "whole";
  return hasIndexAfter(text, lastObject(text)) ? "mendable" : "cut";
}

function lastObject(text: string): number {
  for (let at = text.lastIndexOf("obj"); at > 0; at = text.lastIndexOf("obj", at - 1)) {
    if (/\d\s+\d+\s+$/.test(text.slice(Math.max(0, at - 24), at))) return at;
  }
  return -1;
}

/** The index is written last: a table after the last object, or the last object is a stream of it. */
function hasIndexAfter(text: string, object: number): boolean {
  // Without its own `startxref` the last version is lost: readers open the one before.
  const hasEarlier = /startxref\s+[1-9]/.test(text.slice(0, Math.max(0, object)));
  if (object < 0 || (hasEarlier && !text.includes("startxref", object))) return false;
  if (/\/Type\s*\/XRef\b/.test(dictionaryAt(text, object))) {
    return text.includes("endstream", object);
  }
  const end = text.indexOf("endobj", object);
  return end >= 0 && /\b(?:xref\s+\d|trailer\b)/.test(text.slice(end, end + dictionaryLength));
}

function dictionaryAt(text: string, object: number): string {
  const dictionary = text.slice(object, object + dictionaryLength);
  const stream = dictionary.indexOf("stream");
  return stream < 0 ? dictionary : dictionary.slice(0, stream);
}

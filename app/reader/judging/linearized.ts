import { pdfStart } from "#app/reader/pdf-head.ts";

/** `/L` file length, `/N` page count, `/O` object number of the first page. */
const opening = /^%PDF-[\s\S]{0,200}?\d+ \d+ obj\s*<<([^>]*\/Linearized[^>]*)>>/;

/**
 * A file of full length with its catalogue and first page, though a later part is unreadable (an
 * interrupted download): viewers show that page, so it counts as a document.
 */
export function linearizedPages(bytes: Buffer): number | null {
  const start = pdfStart(bytes) ?? 0;
  const found = opening.exec(bytes.subarray(start, start + 1024).toString("latin1"));
  const entries = found?.[1];
  if (!entries || !isLength(numberOf(entries, "L"), bytes, start)) return null;
  const [pages, firstPage] = [numberOf(entries, "N"), numberOf(entries, "O")];
  if (!pages || !firstPage) return null;
  const text = bytes.toString("latin1");
  const page = new RegExp(`(?:^|\\s)${firstPage} 0 obj\\s*<<[^]{0,2000}?/Type\\s*/Page\\b`);
  return /\/Type\s*\/Catalog\b/.test(text) && page.test(text) ? pages : null;
}

/** Counted from the header or from the first byte; something may follow the end. */
function isLength(said: number | null, bytes: Buffer, start: number): boolean {
  const end = bytes.lastIndexOf("%%EOF");
  const least = end < 0 ? bytes.length : end + "%%EOF".length;
  return said !== null && said >= least - start && said <= bytes.length;
}

function numberOf(entries: string, key: string) {
  const value = new RegExp(`/${key}\\s+(\\d{1,10})\\b`).exec(entries)?.[1];
  return value === undefined ? null : Number(value);
}

/** The dictionary that opens a file made for the web: `/L` its whole length, `/N` its pages, `/O` its first page. */
const opening = /^%PDF-[\s\S]{0,200}?\d+ \d+ obj\s*<<([^>]*\/Linearized[^>]*)>>/;

/**
 * The pages of a file made for the web that is whole in length, with its catalogue and first page in
 * place, though a later part of it cannot be read (an interrupted download, say): viewers show its first
 * page, so it is a paper and not a wreck. Null for anything else.
 */
export function linearizedPages(bytes: Buffer): number | null {
  const found = opening.exec(bytes.subarray(0, 1024).toString("latin1"));
  const entries = found?.[1];
  if (!entries || numberOf(entries, "L") !== bytes.length) return null;
  const [pages, firstPage] = [numberOf(entries, "N"), numberOf(entries, "O")];
  if (!pages || !firstPage) return null;
  const text = bytes.toString("latin1");
  const page = new RegExp(`(?:^|\\s)${firstPage} 0 obj\\s*<<[^]{0,2000}?/Type\\s*/Page\\b`);
  return /\/Type\s*\/Catalog\b/.test(text) && page.test(text) ? pages : null;
}

function numberOf(entries: string, key: string) {
  const value = new RegExp(`/${key}\\s+(\\d{1,10})\\b`).exec(entries)?.[1];
  return value === undefined ? null : Number(value);
}

/** How often something was appended to a PDF's first version: its cross-reference tables but the first. */
export function revisionsOf(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  // A linearized file's first table points at 0: it is a part of the same version.
  const tables = [...text.matchAll(/startxref\s{1,4}(\d{1,12})/g)].filter(([, at]) => at !== "0");
  return Math.max(0, tables.length - 1);
}

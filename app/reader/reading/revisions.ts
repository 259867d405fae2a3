/** Updates appended to a PDF: its cross-reference tables except the first. */
export function revisionsOf(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  // A linearised file's first table points at 0: it belongs to the same version.
  const tables = [...text.matchAll(/startxref\s{1,4}(\d{1,12})/g)].filter(([, at]) => at !== "0");
  return Math.max(0, tables.length - 1);
}

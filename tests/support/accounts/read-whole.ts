import type { ExportRow } from "#app/domain/account/import/export-row.ts";
import { type ExportFacts, readExport } from "#app/domain/account/import/read-export.ts";

/** A source of an export, in pieces of `length` bytes. */
export function sourceOf(bytes: Uint8Array, length = 64 * 1024) {
  return async function* pieces() {
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
  };
}

export async function readWhole(bytes: Uint8Array, length?: number) {
  const rows: ExportRow[] = [];
  let facts: ExportFacts | null = null;
  const done = await readExport(sourceOf(bytes, length), {
    begin: async (found) => void (facts = found),
    take: async (more) => void rows.push(...more),
  });
  return { refusal: done.ok ? null : done.refusal, ...(facts as ExportFacts | null), rows };
}

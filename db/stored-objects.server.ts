import { sql } from "drizzle-orm";
import type { Database } from "./connection/client.server.ts";

/**
 * Objects derived from a document are stored before their row is written, under keys with the
 * document's id, so all of them count while the document waits to be read.
 */
export async function listWanted(db: Database, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const asked = sql`(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as key)`;
  const rows = await db.execute<{ key: string }>(sql`
    select asked.key from ${asked} as asked where
      asked.key in (select object_key from document_files)
      or asked.key in (select picture_key from document_pages)
      or asked.key in (select composition_key from documents)
      or asked.key in (select text_key from documents)
      or asked.key in (select object_key from account_imports)
      or asked.key in (select object_key from invitation_batches)
      or asked.key in (select key from doomed_objects)
      or (asked.key like 'derived/%' and split_part(asked.key, '/', 3) in
        (select id::text from documents where reading = 'waiting' and purged_at is null))`);
  return new Set(rows.map(({ key }) => key));
}

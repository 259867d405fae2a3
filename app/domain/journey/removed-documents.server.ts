import type { RemovedDocument } from "#app/domain/document/given-document.ts";
import type { Domain } from "#app/domain/domain.ts";
import { listRestorable } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";

/** What the customer removed last of each kind and can still put back. */
export async function listRemoved(
  { db }: Pick<Domain, "db">,
  { id }: Request,
): Promise<RemovedDocument[]> {
  const documents = await listRestorable(db, id);
  return documents.map(({ id, kind, label }) => ({ id, kind, label }));
}

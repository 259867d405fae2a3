import type { Domain } from "#app/domain/domain.ts";
import { listKeysWithout, noteCurrentKey } from "#db/secret-keys.server.ts";

/**
 * At the start of a process. Returns the ids of keys that sealed something, may still be needed, and
 * are not given: whatever rests under them cannot be opened.
 */
export async function noteKey({ db, secrets }: Pick<Domain, "db" | "secrets">) {
  await noteCurrentKey(db, secrets.keyIds[0]);
  return listKeysWithout(db, secrets.keyIds);
}

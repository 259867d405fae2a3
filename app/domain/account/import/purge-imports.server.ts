import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { eraseImport, failStuck, listImportsDue } from "#db/account-imports.server.ts";

/** Erases files and rows; who imported what and when stays. The purge of papers deletes the objects. */
export async function purgeImports({ db }: Pick<Domain, "db">) {
  await failStuck(db, limits.importStuckHours);
  for (const { id } of await listImportsDue(db, limits.importKeptDays)) {
    await db.transaction((tx) => eraseImport(tx, id));
  }
}

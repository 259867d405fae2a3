import type { Domain } from "#app/domain/domain.ts";
import type { ImportId } from "#app/domain/ids.ts";
import { setStatus } from "#db/account-imports.server.ts";

/** After the last attempt of its job. Nothing was written. */
export async function failImport({ db }: Pick<Domain, "db">, importId: ImportId) {
  for (const from of ["waiting", "checking", "applying"] as const) {
    await setStatus(db, importId, { from, to: "failed", written: 0 });
  }
}

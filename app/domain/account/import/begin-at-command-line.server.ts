import type { Domain } from "#app/domain/domain.ts";
import type { ImportId } from "#app/domain/ids.ts";
import { insertImport } from "#db/account-imports.server.ts";
import type { GivenFile } from "./begin-import.server.ts";

/** The command checks the file itself; it is not stored. */
export async function beginAtCommandLine(
  { db }: Pick<Domain, "db">,
  file: Omit<GivenFile, "objectKey"> & { readonly id: ImportId },
) {
  await insertImport(db, { ...file, objectKey: null, givenBy: null });
}

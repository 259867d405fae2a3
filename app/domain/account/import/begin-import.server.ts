import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { ImportId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { insertImport } from "#db/account-imports.server.ts";
import { addImportJob } from "./import-job.server.ts";

/** A file that is in the store. */
export interface GivenFile {
  readonly label: string;
  readonly size: number;
  readonly sha256: string;
  readonly objectKey: string;
}

/** A job checks the file. */
export function beginImport(
  { db }: Domain,
  { file, staffId }: { file: GivenFile; staffId: StaffId },
): Promise<Result<ImportId, "not-permitted">> {
  return db.transaction(async (tx) => {
    if (!(await isStillPermitted(tx, staffId, "import"))) return refuse("not-permitted");
    const { id } = await insertImport(tx, { ...file, givenBy: staffId });
    await addImportJob(tx, "check-import", id);
    return accept(id);
  });
}

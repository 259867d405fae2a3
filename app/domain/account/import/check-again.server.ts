import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { ImportId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { lockImport, setStatus } from "#db/account-imports.server.ts";
import { addImportJob } from "./import-job.server.ts";
import { type ImportStatus } from "./import-state.ts";

const checkable: readonly ImportStatus[] = ["checked", "outdated", "failed"];

export type CheckAgainRefusal = "not-found" | "not-permitted" | "not-now" | "file-erased";

export function checkAgain(
  { db }: Domain,
  { importId, staffId }: { importId: ImportId; staffId: StaffId },
): Promise<Result<null, CheckAgainRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await isStillPermitted(tx, staffId, "import"))) return refuse("not-permitted");
    const found = await lockImport(tx, importId);
    if (!found) return refuse("not-found");
    if (!checkable.includes(found.status)) return refuse("not-now");
    if (!found.objectKey) return refuse("file-erased");
    await setStatus(tx, importId, { from: found.status, to: "waiting" });
    await addImportJob(tx, "check-import", importId);
    return accept(null);
  });
}

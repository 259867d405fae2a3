import type { ImportId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { addJob } from "#db/jobs.server.ts";

export function addImportJob(
  tx: Transaction,
  name: "check-import" | "apply-import",
  importId: ImportId,
) {
  return addJob(
    tx,
    name,
    { importId },
    { key: `${name}:${importId}`, maxAttempts: limits.importAttempts },
  );
}

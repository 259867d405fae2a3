import type { JobHelpers } from "graphile-worker";
import { applyImport } from "#app/domain/account/import/apply-import.server.ts";
import { checkImport } from "#app/domain/account/import/check-import.server.ts";
import { failImport } from "#app/domain/account/import/fail-import.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import type { Services } from "#app/services.server.ts";
import { findImport } from "#db/account-imports.server.ts";
import { orFail } from "./or-fail.ts";
import { storedFile } from "./stored-file.server.ts";

type Helpers = Pick<JobHelpers, "job">;

export function checkImportJob(
  services: Services,
  { importId }: JobPayloads["check-import"],
  helpers: Helpers,
) {
  const work = async () => {
    const key = (await findImport(services.db, importId))?.objectKey;
    if (key) await checkImport(services, importId, () => storedFile(services, key));
  };
  return orFail(helpers, work, () => failImport(services, importId));
}

export function applyImportJob(
  services: Services,
  { importId }: JobPayloads["apply-import"],
  helpers: Helpers,
) {
  return orFail(
    helpers,
    () => applyImport(services, importId),
    () => failImport(services, importId),
  );
}

import type { JobHelpers } from "graphile-worker";
import { applyImport } from "#app/domain/account/import/apply-import.server.ts";
import { checkImport } from "#app/domain/account/import/check-import.server.ts";
import { failImport } from "#app/domain/account/import/fail-import.server.ts";
import type { ImportId } from "#app/domain/ids.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import type { Services } from "#app/services.server.ts";
import { findImport } from "#db/account-imports.server.ts";

type Helpers = Pick<JobHelpers, "job">;

export function checkImportJob(
  services: Services,
  { importId }: JobPayloads["check-import"],
  helpers: Helpers,
) {
  return orFail(services, importId, helpers, async () => {
    const key = (await findImport(services.db, importId))?.objectKey;
    if (key) await checkImport(services, importId, () => storedFile(services, key));
  });
}

export function applyImportJob(
  services: Services,
  { importId }: JobPayloads["apply-import"],
  helpers: Helpers,
) {
  return orFail(services, importId, helpers, () => applyImport(services, importId));
}

async function* storedFile({ store }: Services, key: string): AsyncIterable<Uint8Array> {
  const stored = await store.read(key);
  if (!stored) throw new Error("the store has lost a file that was to be imported");
  yield* stored as AsyncIterable<Buffer>;
}

/** People see that it failed, and the log why. */
async function orFail(
  services: Services,
  importId: ImportId,
  { job }: Helpers,
  work: () => Promise<void>,
) {
  try {
    await work();
  } catch (error) {
    if (job.attempts >= job.max_attempts) await failImport(services, importId);
    throw error;
  }
}

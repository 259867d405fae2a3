import type { JobHelpers } from "graphile-worker";
import { failBatch } from "#app/domain/invitation/batch/fail-batch.server.ts";
import { inviteBatch } from "#app/domain/invitation/batch/invite-batch.server.ts";
import { selectBatch } from "#app/domain/invitation/batch/select-batch.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import type { Services } from "#app/services.server.ts";
import { orFail } from "./or-fail.ts";
import { storedFile } from "./stored-file.server.ts";

type Helpers = Pick<JobHelpers, "job">;

export function selectBatchJob(
  services: Services,
  { batchId }: JobPayloads["select-batch"],
  helpers: Helpers,
) {
  const work = () => selectBatch(services, batchId, (key) => () => storedFile(services, key));
  return orFail(helpers, work, () => failBatch(services, batchId));
}

export function inviteBatchJob(
  services: Services,
  { batchId }: JobPayloads["invite-batch"],
  helpers: Helpers,
) {
  return orFail(
    helpers,
    () => inviteBatch(services, batchId),
    () => failBatch(services, batchId),
  );
}

import type { BatchId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { addJob } from "#db/jobs.server.ts";

/** One job a batch: a new one takes the place of one that waits. */
export async function addInvitingJob(tx: Transaction, batchId: BatchId, inMs = 0) {
  const runAt = inMs > 0 ? new Date((await databaseNow(tx)).getTime() + inMs) : undefined;
  await addJob(
    tx,
    "invite-batch",
    { batchId },
    {
      key: `invite-batch:${batchId}`,
      maxAttempts: limits.importAttempts,
      ...(runAt && { runAt }),
    },
  );
}

import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { AccountFilter } from "#app/domain/account/account-filter.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { BatchId, StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { insertBatch } from "#db/invitation-batches.server.ts";
import { addJob } from "#db/jobs.server.ts";

export type BatchSource =
  | { readonly filter: AccountFilter }
  /** A list of logins in the store. */
  | { readonly label: string; readonly objectKey: string };

/** A job gathers the accounts; nobody is invited before somebody confirms it. */
export function beginBatch(
  { db }: Domain,
  { source, staffId }: { source: BatchSource; staffId: StaffId },
): Promise<Result<BatchId, "not-permitted">> {
  return db.transaction(async (tx) => {
    if (!(await isStillPermitted(tx, staffId, "invite-many"))) return refuse("not-permitted");
    const row = "filter" in source ? { filter: source.filter } : source;
    const batchId = await insertBatch(tx, { ...row, createdBy: staffId });
    const options = { key: `select-batch:${batchId}`, maxAttempts: limits.importAttempts };
    await addJob(tx, "select-batch", { batchId }, options);
    return accept(batchId);
  });
}

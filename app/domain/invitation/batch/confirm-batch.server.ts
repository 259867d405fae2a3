import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { BatchId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { countOutcomes, lockBatch, updateBatch } from "#db/invitation-batches.server.ts";
import { addInvitingJob } from "./batch-job.server.ts";
import type { BatchStatus } from "./batch-state.ts";

export type ConfirmRefusal =
  | "not-found"
  | "not-permitted"
  /** By another tab, a second click or a colleague. */
  | "already-asked"
  | "not-now"
  | "nobody-to-invite";

const confirmable: readonly BatchStatus[] = ["ready", "stopped", "failed"];

/** Begins the invitations, or goes on with those that are left. The one who confirms is the inviter. */
export function confirmBatch(
  { db }: Domain,
  { batchId, staffId }: { batchId: BatchId; staffId: StaffId },
): Promise<Result<null, ConfirmRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await isStillPermitted(tx, staffId, "invite-many"))) return refuse("not-permitted");
    const found = await lockBatch(tx, batchId);
    if (!found) return refuse("not-found");
    if (found.status === "inviting" || found.status === "done") return refuse("already-asked");
    if (!confirmable.includes(found.status) || found.erasedAt) return refuse("not-now");
    const { waiting = 0 } = await countOutcomes(tx, batchId);
    if (waiting === 0) return refuse("nobody-to-invite");
    const confirmedAt = await databaseNow(tx);
    const patch = { status: "inviting" as const, confirmedBy: staffId, confirmedAt };
    await updateBatch(tx, batchId, { from: found.status, ...patch });
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${staffId}`,
      action: "invitations.confirmed",
      details: { batch: batchId, accounts: waiting },
    });
    await addInvitingJob(tx, batchId);
    return accept(null);
  });
}

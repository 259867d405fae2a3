import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { BatchId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { countOutcomes, lockBatch, updateBatch } from "#db/invitation-batches.server.ts";

/** Who was invited stays invited; the others are left. */
export function stopBatch(
  { db }: Domain,
  { batchId, staffId }: { batchId: BatchId; staffId: StaffId },
): Promise<Result<null, "not-found" | "not-permitted" | "not-now">> {
  return db.transaction(async (tx) => {
    if (!(await isStillPermitted(tx, staffId, "invite-many"))) return refuse("not-permitted");
    const found = await lockBatch(tx, batchId);
    if (!found) return refuse("not-found");
    if (found.status !== "inviting") return refuse("not-now");
    await updateBatch(tx, batchId, { from: "inviting", status: "stopped" });
    const { waiting = 0 } = await countOutcomes(tx, batchId);
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${staffId}`,
      action: "invitations.stopped",
      details: { batch: batchId, left: waiting },
    });
    return accept(null);
  });
}

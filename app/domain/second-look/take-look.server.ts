import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { claimSecondLook } from "#db/second-looks.server.ts";

/** The oldest one that this member may do, or again the one that they have not finished. */
export function takeSecondLook({ db }: Pick<Domain, "db">, staffId: StaffId) {
  return db.transaction(async (tx) => {
    if (!(await isStillPermitted(tx, staffId, "approve"))) return refuse("not-permitted");
    const look = await claimSecondLook(tx, staffId);
    if (!look) return refuse("none-left");
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${staffId}`,
      action: "second-look.taken",
      details: { look },
    });
    return accept(look);
  });
}

import type { Domain } from "#app/domain/domain.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { unlockCase } from "#db/case-holds.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { updateDesk } from "#db/desk.server.ts";
import { recordDeskAct } from "./record-desk-act.server.ts";

/**
 * To approvers and administrators: nobody has it any more, and "take next" gives it to approvers
 * only. Who escalates asked for the decision: where two decide, they are not one of them
 * (`involvementOf` reads the audit event).
 */
export function escalateRequest(domain: Domain, input: StaffAct & { readonly reason: string }) {
  return changeByStaff(domain, input, "handle", async (tx, request) => {
    if (request.status !== "submitted") return refuse("wrong-status");
    const reason = input.reason.trim();
    if (!reason) return refuse("reason-missing");
    await unlockCase(tx, request.id);
    const escalatedAt = await databaseNow(tx);
    const nobody = { assigneeId: null, assignedAt: null, snoozedUntil: null };
    const escalated = await updateDesk(tx, request.id, { escalatedAt, ...nobody });
    await recordDeskAct(tx, input, "escalated", { reason, from: request.assigneeId });
    return accept(escalated);
  });
}

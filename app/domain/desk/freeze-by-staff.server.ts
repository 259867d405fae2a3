import type { Domain } from "#app/domain/domain.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { unlockCase } from "#db/case-holds.server.ts";
import { databaseMoment } from "#db/connection/clock.server.ts";

/**
 * As a recipient's "this was not me" does, of whatever version stands: a freeze protects, and must
 * not fail because something changed meanwhile. It is lifted by the same rules.
 */
export function freezeByStaff(domain: Domain, input: StaffAct & { readonly reason: string }) {
  return changeByStaff(domain, input, "freeze", async (tx, request) => {
    if (!isOpen(request.status)) return refuse("wrong-status");
    if (request.frozenAt) return refuse("already-frozen");
    const reason = input.reason.trim();
    if (!reason) return refuse("reason-missing");
    const frozen = await recordChange(tx, request, {
      patch: { frozenAt: await databaseMoment(tx), frozenBy: input.staffId },
      actor: `staff:${input.staffId}`,
      action: "frozen-by-staff",
      details: { reason },
    });
    await unlockCase(tx, request.id);
    await tellAdministrators(tx, { about: { requestId: request.id }, alarm: "frozen-by-staff" });
    return accept(frozen);
  });
}

import type { StaffRole } from "#db/schema/staff.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { scheduleEffect } from "./approve-request.server.ts";

export type LiftRefusal = "not-found" | "not-frozen" | "not-administrator" | "reason-missing";

/** Only an administrator ends a freeze, and says why. An approved request goes on towards its effect. */
export function liftFreeze(
  domain: Domain,
  input: {
    requestId: RequestId;
    staffId: StaffId;
    roles: readonly StaffRole[];
    reason: string;
  },
) {
  return changeRequest(domain, input.requestId, async (tx, request) => {
    if (!input.roles.includes("administrator")) return refuse("not-administrator");
    if (!request.frozenAt) return refuse("not-frozen");
    const reason = input.reason.trim();
    if (!reason) return refuse("reason-missing");
    const lifted = await recordChange(tx, request, {
      patch: { frozenAt: null },
      actor: `staff:${input.staffId}`,
      action: "freeze-lifted",
      details: { reason },
    });
    if (lifted.status === "approved") await scheduleEffect(tx, lifted);
    return accept(lifted);
  });
}

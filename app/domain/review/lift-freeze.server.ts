import type { StaffRole } from "#db/schema/staff.ts";
import type { Domain } from "#app/domain/domain.ts";
import { scheduleEffect } from "#app/domain/request/apply-request.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";

export type LiftRefusal =
  "not-found" | "stale" | "not-frozen" | "not-administrator" | "reason-missing";

/**
 * Only an administrator ends a freeze, and says why: the one that was seen, not another "this was not me" that came
 * since. An approved request goes on towards its effect.
 */
export function liftFreeze(
  domain: Domain,
  input: Seen & { roles: readonly StaffRole[]; reason: string },
) {
  return decideOnSeen(domain, input, async (tx, request) => {
    if (!input.roles.includes("administrator")) return refuse("not-administrator");
    if (!request.frozenAt) return refuse("not-frozen");
    const reason = input.reason.trim();
    if (!reason) return refuse("reason-missing");
    const lifted = await recordChange(tx, request, {
      patch: { frozenAt: null },
      actor: `staff:${input.staffId}`,
      action: "freeze-lifted",
      details: { seen: input.version, reason },
    });
    if (lifted.status === "approved") await scheduleEffect(tx, lifted);
    return accept(lifted);
  });
}

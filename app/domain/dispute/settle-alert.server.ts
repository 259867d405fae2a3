import type { Domain } from "#app/domain/domain.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { hasAlert } from "#app/domain/request/risks.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { decideOnSeen, type SeenWithReason } from "#app/domain/review/decide.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";

/** Freeze and alarm stay, so the recipient stays blocked; the documents are purged on schedule. */
export function settleAlert(domain: Domain, input: SeenWithReason) {
  return decideOnSeen(domain, input, "lift", async (tx, request) => {
    if (!hasAlert(request)) return refuse("no-alert");
    if (isOpen(request.status)) return refuse("wrong-status");
    const reason = input.reason.trim();
    if (!reason) return refuse("reason-missing");
    const settled = await recordChange(tx, request, {
      patch: { alertSettledAt: await databaseNow(tx) },
      actor: `staff:${input.staffId}`,
      action: "alert-settled",
      details: { seen: input.version, reason },
    });
    return accept(settled);
  });
}

import { parseAuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { Office } from "#app/domain/working-time/office.ts";
import { readStaffClock } from "#app/domain/working-time/staff-clock.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import { updateDesk } from "#db/desk.server.ts";

/**
 * Reads the whole course of the request, so that a job that runs late, twice or out of order comes
 * to the same date. A date of what is decided stays: it tells whether the decision was in time.
 */
export function reckonDue(domain: Domain, requestId: RequestId, office: Office) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const { situation, status } = request;
    if (!situation || !isOpen(status) || status === "approved") return refuse("wrong-status");
    const events = (await listAuditEvents(tx, requestId)).map(({ at, action }) => ({
      at,
      action: parseAuditAction(action),
    }));
    const known = events.flatMap(({ at, action }) => (action === "other" ? [] : [{ at, action }]));
    const minutes = 60 * limits.hoursToDecide[situation];
    const { dueAt, minutesLeft } = readStaffClock(known, minutes, office);
    const workingMinutesLeft = dueAt ? null : Math.round(minutesLeft);
    return accept(await updateDesk(tx, requestId, { dueAt, workingMinutesLeft }));
  });
}

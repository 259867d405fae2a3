import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { lockCase, unlockCase } from "#db/case-holds.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { updateDesk } from "#db/desk.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { recordDeskAct } from "./record-desk-act.server.ts";

export type AssignmentInput = StaffAct & {
  /** Null: nobody has it any more. */
  readonly assignee: StaffId | null;
  /** Why, where the act asks for it. */
  readonly reason?: string;
};

/** Takes it, hands it over, takes it over from somebody else, or puts it back. */
export function assignRequest(domain: Domain, input: AssignmentInput) {
  return changeByStaff(domain, input, "handle", async (tx, request) => {
    const { assignee, reason } = input;
    if (!isOpen(request.status)) return refuse("wrong-status");
    if (assignee && !(await isStillPermitted(tx, assignee, "handle")))
      return refuse("unknown-member");
    const assigned = await setAssignee(tx, request, input);
    const details = { assignee, from: request.assigneeId, ...(reason && { reason }) };
    await recordDeskAct(tx, input, "assigned", details);
    return accept(assigned);
  });
}

/** Who takes a request works on it from now on; somebody else's lock ends. */
export async function setAssignee(
  tx: Transaction,
  { id: requestId }: Pick<Request, "id">,
  { assignee, staffId }: Pick<AssignmentInput, "assignee" | "staffId">,
) {
  if (assignee === staffId) await lockCase(tx, { requestId, staffId });
  else await unlockCase(tx, requestId);
  const assignedAt = assignee ? await databaseNow(tx) : null;
  return updateDesk(tx, requestId, { assigneeId: assignee, assignedAt });
}

import { isPermitted } from "#app/domain/access/permissions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { personObstacle } from "#app/domain/review/approval-obstacle.ts";
import { involvementOf } from "#app/domain/review/involvement.server.ts";
import { listApprovals } from "#db/approvals.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { lockNextRequest } from "#db/desk.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listRoles } from "#db/staff.server.ts";
import { setAssignee } from "./assign-request.server.ts";
import { recordDeskAct } from "./record-desk-act.server.ts";

/** Gives the member the request that is due first among those that they may decide. */
export function takeNext({ db }: Domain, staffId: StaffId) {
  return db.transaction(async (tx) => {
    const roles = await listRoles(tx, staffId);
    if (!isPermitted(roles, "handle")) return refuse("not-permitted");
    const request = await findNext(tx, staffId, isPermitted(roles, "approve"));
    if (!request) return refuse("none-left");
    const taken = await setAssignee(tx, request, { assignee: staffId, staffId });
    const act = { requestId: taken.id, staffId };
    await recordDeskAct(tx, act, "assigned", { assignee: staffId, from: null, how: "next" });
    return accept(taken);
  });
}

async function findNext(tx: Transaction, staffId: StaffId, mayApprove: boolean) {
  const except: RequestId[] = [];
  while (except.length < limits.nextCandidates) {
    const request = await lockNextRequest(tx, { staffId, mayApprove, except });
    if (!request || !(await isBarred(tx, request, staffId))) return request;
    except.push(request.id);
  }
  return null;
}

async function isBarred(tx: Transaction, request: Request, staffId: StaffId) {
  const [involvement, approvals] = await Promise.all([
    involvementOf(tx, request.id, staffId),
    listApprovals(tx, request),
  ]);
  const hasApproved = approvals.some((approval) => approval.staffId === staffId);
  const needed = approvalsOf(request.riskBand);
  return personObstacle({ request, needed, involvement, hasApproved }) !== null;
}

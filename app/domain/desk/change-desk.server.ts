import { isPermitted, type Permission } from "#app/domain/access/permissions.ts";
import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { refuse, type Refused, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listRoles } from "#db/staff.server.ts";

export interface DeskAct {
  readonly requestId: RequestId;
  readonly staffId: StaffId;
}

/**
 * For what is about the work on a request and not about its answers: any version will do, and it
 * stays. The role is read where the row is locked.
 */
export function changeDesk<Changed extends Result<unknown, string>>(
  domain: Domain,
  { requestId, staffId }: DeskAct,
  permission: Permission,
  change: (tx: Transaction, request: Request) => Promise<Changed>,
): Promise<Changed | Refused<"not-found" | "not-permitted">> {
  return changeRequest(domain, requestId, async (tx, request) => {
    const roles = await listRoles(tx, staffId);
    return isPermitted(roles, permission) ? change(tx, request) : refuse("not-permitted");
  });
}

export function recordDeskAct(
  tx: Transaction,
  { requestId, staffId }: DeskAct,
  action: AuditAction,
  details: Record<string, unknown>,
) {
  return appendAuditEvent(tx, { requestId, actor: `staff:${staffId}`, action, details });
}

import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";

/**
 * For what is about the work on a request and not about its answers: any version will do, and it
 * stays.
 */
export function recordDeskAct(
  tx: Transaction,
  { requestId, staffId }: StaffAct,
  action: AuditAction,
  details: Record<string, unknown>,
) {
  return appendAuditEvent(tx, { requestId, actor: `staff:${staffId}`, action, details });
}

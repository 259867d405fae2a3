import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Actor } from "#app/domain/audit/event.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { refuse, type Refused, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { lockRequest, type RequestPatch, updateRequest } from "#db/requests.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { askForAssessment } from "./ask-for-assessment.server.ts";

/** The only way to change a request: locks its row first. */
export function changeRequest<Changed extends Result<unknown, string>>(
  { db }: Domain,
  id: RequestId,
  change: (tx: Transaction, request: Request) => Promise<Changed>,
): Promise<Changed | Refused<"not-found">> {
  return db.transaction(async (tx) => {
    const request = await lockRequest(tx, id);
    return request ? change(tx, request) : refuse("not-found");
  });
}

/** The row must be locked. */
export async function recordChange(
  tx: Transaction,
  request: Request,
  change: {
    readonly patch: RequestPatch;
    readonly actor: Actor;
    readonly action: AuditAction;
    readonly details?: Record<string, unknown>;
  },
) {
  const { patch, actor, action, details } = change;
  const changed = await updateRequest(tx, request.id, patch);
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor,
    action,
    details: { version: changed.version, ...details },
  });
  if (changed.status !== "started" || changed.frozenAt) await askForAssessment(tx, changed.id);
  return changed;
}

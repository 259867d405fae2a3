import { type AuditAction, isMovement } from "#app/domain/audit/actions.ts";
import type { Actor } from "#app/domain/audit/event.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { refuse, type Refused, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { lockRequest, type RequestPatch, updateRequest } from "#db/requests.server.ts";
import { settlePendingReview } from "#db/reviews.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { askForAssessment } from "./ask-for-assessment.server.ts";
import { pendingStands } from "./state-machine.ts";

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

interface Change {
  readonly patch: RequestPatch;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly details?: Record<string, unknown>;
}

/** The row must be locked. A pending decision that the change does not settle may be voided by it. */
export async function recordChange(tx: Transaction, request: Request, change: Change) {
  const { patch, actor, action, details } = change;
  const isVoided = voidsPending(request, patch);
  const changed = await updateRequest(tx, request.id, {
    ...workAfter(patch),
    ...patch,
    ...(isVoided && notPending),
  });
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor,
    action,
    details: { version: changed.version, ...situationAt(action, changed), ...details },
  });
  await askForAssessment(tx, changed);
  if (movesClock(patch))
    await addJob(tx, "reckon-due", { requestId: changed.id }, dueJobOf(changed));
  if (isVoided) await recordVoid(tx, request, action);
  return changed;
}

export const notPending = { pendingDecision: null, pendingUntil: null } satisfies RequestPatch;

function voidsPending(request: Request, patch: RequestPatch) {
  if (!request.pendingDecision || patch.pendingDecision !== undefined) return false;
  return !pendingStands({ ...request, ...patch });
}

/** The row must be locked, and nothing pending on it any more. */
export async function recordVoid(
  tx: Transaction,
  { id, pendingDecision }: Pick<Request, "id" | "pendingDecision">,
  because: string,
) {
  const review = await settlePendingReview(tx, id, "voided");
  await appendAuditEvent(tx, {
    requestId: id,
    actor: "system",
    action: "decision-voided",
    details: { review: review?.id, decision: pendingDecision, because },
  });
}

/** A member put it off or handed it on because of the state that it had then. */
function workAfter({ status, pendingDecision }: RequestPatch): RequestPatch {
  return status || pendingDecision ? { snoozedUntil: null, escalatedAt: null } : {};
}

/** Its due date follows from who has to act. */
function movesClock(patch: RequestPatch) {
  return patch.status !== undefined || patch.frozenAt !== undefined;
}

const dueJobOf = ({ id }: Request) => ({ key: `due:${id}` });

/** The statistics count each step of a request's life under the situation that it had then. */
function situationAt(action: AuditAction, { situation }: Request) {
  return isMovement(action) && situation ? { situation } : {};
}

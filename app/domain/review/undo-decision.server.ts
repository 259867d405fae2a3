import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import {
  changeRequest,
  notPending,
  recordChange,
} from "#app/domain/request/change-request.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { listApprovals } from "#db/approvals.server.ts";
import type { Database, Transaction } from "#db/connection/client.server.ts";
import { findPendingReview, settlePendingReview } from "#db/reviews.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { scheduleEffect } from "./apply-request.server.ts";
import { type Seen } from "./decide.server.ts";
import { undoObstacle } from "./undo.ts";

/**
 * The request is as it was, in a new version: earlier approvals are void, and everybody decides again
 * on what they see then. The row's lock chooses between this and the conclusion.
 */
export function undoDecision(domain: Domain, { requestId, version, staffId }: Seen) {
  return changeRequest(domain, requestId, async (tx, request) => {
    if (!(await isStillPermitted(tx, staffId, "undo"))) return refuse("not-permitted");
    const obstacle = undoObstacle(await undoFactsOf(tx, request, staffId));
    if (obstacle) return refuse(obstacle);
    if (request.version !== version) return refuse("stale");
    const undone = request.pendingDecision
      ? await undoPending(tx, request, staffId)
      : await takeApprovalBack(tx, request, staffId);
    return accept(undone);
  });
}

export async function undoFactsOf(db: Database, request: Request, staffId: StaffId) {
  const review = request.pendingDecision && (await findPendingReview(db, request.id));
  const { id, status } = request;
  const version = review ? review.version : request.version;
  const isOpen = review !== null || status === "submitted";
  const approvals = isOpen ? await listApprovals(db, { id, version }) : [];
  return {
    pending: review && { decision: review.decision, isOwn: review.staffId === staffId },
    hasApproved: approvals.some((approval) => approval.staffId === staffId),
    isAdministrator: await isStillPermitted(db, staffId, "lift"),
  };
}

async function undoPending(tx: Transaction, request: Request, staffId: StaffId) {
  const review = await settlePendingReview(tx, request.id, "undone");
  const undone = await recordChange(tx, request, {
    patch: notPending,
    actor: `staff:${staffId}`,
    action: "decision-undone",
    details: { review: review?.id, decision: request.pendingDecision, by: review?.staffId },
  });
  if (undone.status === "approved") await scheduleEffect(tx, undone);
  return undone;
}

/** Of several that are needed: no decision was made yet. */
function takeApprovalBack(tx: Transaction, request: Request, staffId: StaffId) {
  return recordChange(tx, request, {
    patch: {},
    actor: `staff:${staffId}`,
    action: "approval-undone",
    details: { seen: request.version },
  });
}

import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Permission } from "#app/domain/access/permissions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import {
  changeRequest,
  notPending,
  recordChange,
} from "#app/domain/request/change-request.server.ts";
import type { DecisionId } from "#app/domain/request/decision-ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { findPendingReview, settlePendingReview } from "#db/reviews.server.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Review } from "#db/schema/reviews.ts";
import { scheduleEffect } from "./apply-request.server.ts";
import { concludeApproval } from "./conclude-approval.server.ts";
import { concludeChanges } from "./conclude-changes.server.ts";
import { concludeRejection } from "./conclude-rejection.server.ts";
import type { Conclusion } from "./conclusion.ts";

/** Messages, links and the effect are written here, and nowhere before. */
export function conclude(tx: Transaction, domain: Domain, conclusion: Conclusion) {
  switch (conclusion.review.decision) {
    case "approved":
      return concludeApproval(tx, domain, conclusion);
    case "rejected":
      return concludeRejection(tx, domain, conclusion);
    case "changes-requested":
      return concludeChanges(tx, domain, conclusion);
  }
}

/** At the end of the time in which the decision can be undone; void if it is no longer allowed. */
export function concludeDecision(domain: Domain, requestId: RequestId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    if (!request.pendingUntil) return refuse("nothing-pending");
    if (request.pendingUntil > (await databaseNow(tx))) {
      await scheduleConclusion(tx, request);
      return refuse("too-early");
    }
    const review = await findPendingReview(tx, requestId);
    if (!review) throw new Error(`the pending decision on request ${requestId} is gone`);
    const concluded = await tryToConclude(tx, domain, { request, review });
    if (concluded.ok) return concluded;
    return accept(await voidDecision(tx, { request, review }, concluded.refusal));
  });
}

interface Pending {
  readonly request: Request;
  readonly review: Review;
}

const permissionFor = {
  approved: "approve",
  rejected: "reject",
  "changes-requested": "handle",
} as const satisfies Record<DecisionId, Permission>;

/** A decision whose maker has lost the role meanwhile does not count: it may not be theirs. */
async function tryToConclude(
  tx: Transaction,
  domain: Domain,
  { request, review }: Pending,
): Promise<Result<Request, string>> {
  const { decision, staffId, id } = review;
  const permission = permissionFor[decision];
  if (!(await isStillPermitted(tx, staffId, permission))) return refuse("not-permitted");
  const concluded = await conclude(tx, domain, {
    request,
    review,
    event: { actor: "system", action: "decision-concluded", details: { review: id, decision } },
  });
  if (concluded.ok) await settlePendingReview(tx, request.id, "concluded");
  return concluded;
}

async function voidDecision(tx: Transaction, { request, review }: Pending, because: string) {
  await settlePendingReview(tx, request.id, "voided");
  const changed = await recordChange(tx, request, {
    patch: notPending,
    actor: "system",
    action: "decision-voided",
    details: { review: review.id, decision: review.decision, because },
  });
  if (changed.status === "approved") await scheduleEffect(tx, changed);
  return changed;
}

export async function scheduleConclusion(tx: Transaction, { id, pendingUntil }: Request) {
  if (!pendingUntil) return;
  const payload = { requestId: id };
  await addJob(tx, "conclude-decision", payload, { runAt: pendingUntil, key: `conclude:${id}` });
}

import type { Domain } from "#app/domain/domain.ts";
import { checksOf } from "#app/domain/request/call-back.ts";
import { hoursToEffect } from "#app/domain/request/confirmation.ts";
import { hoursOfHold } from "#app/domain/request/risks.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import { insertApproval } from "#db/approvals.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Approval } from "#db/schema/approvals.ts";
import { hasFreshFactor } from "#db/staff-sessions.server.ts";
import { hasUnread } from "#db/thread.server.ts";
import { approvalObstacle } from "./approval-obstacle.ts";
import { compareLastFour } from "./compare-last-four.server.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";
import { afterHours } from "./delay.ts";
import { type Facts, gatherFacts } from "./gather-facts.server.ts";
import { involvementOf } from "./involvement.server.ts";
import { recordDecision } from "./record-decision.server.ts";

export type ApprovalInput = Seen & {
  readonly checklist: readonly CheckId[];
  /** The last four digits of the new number, as the customer said them in the call. */
  readonly lastFour: string;
  /** Why, although rules fail. */
  readonly because: string;
  /** The hash of the token of the staff member's session; null outside a browser. */
  readonly session: string | null;
};

/** Decides, or records one of several approvals: then the request stays as it is. */
export function approveRequest(domain: Domain, input: ApprovalInput) {
  return decideOnSeen(domain, input, "approve", async (tx, request) => {
    const found = await gatherFacts(tx, request, request.version);
    const refusal = await approvalRefusal(tx, found, input);
    if (refusal) return refuse(refusal);
    if (await lacksFreshFactor(tx, found, input)) return refuse("factor-needed");
    const because = input.because.trim() || null;
    const { requestId, version, staffId } = input;
    const checks = [...input.checklist];
    const row = { requestId, version, staffId, checks, because };
    const approval = await insertApproval(tx, row);
    const missing = found.needed - found.approvals.length - 1;
    if (missing <= 0) return decide(tx, domain, { found, input, approval });
    await recordApproval(tx, { found, approval });
    return accept(request);
  });
}

/** What can be put right in the form comes last, so that no attempt is spent in vain. */
async function approvalRefusal(tx: Transaction, found: Facts, input: ApprovalInput) {
  const { request, account, facts, needed, approvals } = found;
  const obstacle = approvalObstacle({
    request,
    entity: account.entity,
    reach: facts.reach,
    needed,
    documents: await listDocuments(tx, request.id),
    involvement: await involvementOf(tx, request.id, input.staffId),
    hasApproved: approvals.some(({ staffId }) => staffId === input.staffId),
  });
  if (obstacle) return obstacle;
  // The page of the refusal shows the message, and then it is read.
  if (await hasUnread(tx, request.id, "staff")) return "stale";
  const { checklist, because } = input;
  if (!checksOf(facts).every((check) => checklist.includes(check))) return "checklist-incomplete";
  if (facts.failingRules > 0 && !because.trim()) return "because-missing";
  return compareLastFour(tx, { request, reach: facts.reach, ...input });
}

/** In the upper bands: an unattended screen, or a stolen cookie, approves no risky request. */
async function lacksFreshFactor(tx: Transaction, { assessment }: Facts, input: ApprovalInput) {
  const { staffId, session } = input;
  if (assessment.band === "low") return false;
  return session === null || !(await hasFreshFactor(tx, staffId, session));
}

interface Approved {
  readonly found: Facts;
  readonly approval: Approval;
}

/** The version stays: the next staff member approves the same one. */
async function recordApproval(tx: Transaction, { found, approval }: Approved) {
  await appendAuditEvent(tx, {
    requestId: approval.requestId,
    actor: `staff:${approval.staffId}`,
    action: "approval-given",
    details: detailsOf(found, approval),
  });
}

function detailsOf(
  { judged, registry, assessment }: Facts,
  { id, version, checks, because }: Approval,
) {
  const { band, total, points } = assessment;
  const weights = Object.fromEntries(points.map((point) => [point.id, point.points]));
  return {
    ...{ approval: id, seen: version, checklist: checks, because, findings: findingsOf(judged) },
    registry: registry.findings.map(({ rule, answer, reason }) => `${rule}: ${reason ?? answer}`),
    risk: { band, total, points: weights, settings: assessment.version },
  };
}

async function decide(
  tx: Transaction,
  domain: Domain,
  { found, input, approval }: Approved & { readonly input: ApprovalInput },
) {
  const hold = hoursOfHold(found.facts, domain.rules);
  const hours = hoursToEffect(hold, domain.rules, found.assessment.band);
  const takesEffectAt = afterHours(await databaseNow(tx), hours);
  return recordDecision(tx, domain, {
    request: found.request,
    seen: input,
    review: { decision: "approved", checklist: approval.checks, takesEffectAt },
    action: "approved",
    details: { ...detailsOf(found, approval), takesEffectAt: takesEffectAt.toISOString() },
    weighed: { assessment: found.assessment, checks: checksOf(found.facts) },
  });
}

function findingsOf(judged: Facts["judged"]) {
  const entries = judged.map(({ document, outcomes }) => [
    document.id,
    outcomes
      .filter(({ state }) => state !== "pass")
      .map(({ rule, answer }) => `${rule}: ${answer}`),
  ]);
  return Object.fromEntries(entries) as Record<string, string[]>;
}

import { judgeDocuments } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import { tellApplicants } from "#app/domain/notice/tell-applicants.server.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { checksOf } from "#app/domain/request/call-back.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import { hoursOfHold } from "#app/domain/request/risks.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { assessCase } from "#app/domain/risk/assess-request.server.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import { findAccount } from "#db/accounts.server.ts";
import { insertApproval, listApprovals } from "#db/approvals.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Approval } from "#db/schema/approvals.ts";
import type { Request } from "#db/schema/requests.ts";
import { putIntoEffect, scheduleEffect } from "./apply-request.server.ts";
import { approvalObstacle } from "./approval-obstacle.ts";
import { compareLastFour } from "./compare-last-four.server.ts";
import { decideOnSeen, type Seen, writeReview } from "./decide.server.ts";
import { afterHours } from "./delay.ts";
import { involvementOf } from "./involvement.server.ts";

export type ApprovalInput = Seen & {
  readonly checklist: readonly CheckId[];
  /** The last four digits of the new number, as the customer said them in the call. */
  readonly lastFour: string;
  /** Why, although rules fail. */
  readonly because: string;
};

/** Decides, or records one of several approvals: then the request stays as it is. */
export function approveRequest(domain: Domain, input: ApprovalInput) {
  return decideOnSeen(domain, input, "approve", async (tx, request) => {
    const found = await gather(tx, request);
    const refusal = await approvalRefusal(tx, found, input);
    if (refusal) return refuse(refusal);
    const because = input.because.trim() || null;
    const { requestId, version, staffId } = input;
    const checks = [...input.checklist];
    const row = { requestId, version, staffId, checks, because };
    const approval = await insertApproval(tx, row);
    const missing = found.needed - found.earlier.length - 1;
    if (missing <= 0) return decide(tx, domain, { found, input, approval });
    await recordApproval(tx, { found, approval });
    return accept(request);
  });
}

async function gather(tx: Transaction, request: Request) {
  const account = await findAccount(tx, request.accountId);
  const judged = await judgeDocuments(tx, request, account);
  const { facts, assessment } = await assessCase(tx, { request, account, judged });
  const needed = approvalsOf(assessment.band);
  const earlier = await listApprovals(tx, request);
  return { request, account, judged, facts, assessment, needed, earlier };
}

type Found = Awaited<ReturnType<typeof gather>>;

/** What can be put right in the form comes last, so that no attempt is spent in vain. */
async function approvalRefusal(tx: Transaction, found: Found, input: ApprovalInput) {
  const { request, account, facts, needed, earlier } = found;
  const obstacle = approvalObstacle({
    request,
    entity: account.entity,
    reach: facts.reach,
    needed,
    documents: await listDocuments(tx, request.id),
    involvement: await involvementOf(tx, request.id, input.staffId),
    hasApproved: earlier.some(({ staffId }) => staffId === input.staffId),
  });
  if (obstacle) return obstacle;
  const { checklist, because } = input;
  if (!checksOf(facts).every((check) => checklist.includes(check))) return "checklist-incomplete";
  if (facts.failingRules > 0 && !because.trim()) return "because-missing";
  return compareLastFour(tx, { request, reach: facts.reach, ...input });
}

interface Approved {
  readonly found: Found;
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

function detailsOf({ judged, assessment }: Found, { id, version, checks, because }: Approval) {
  const { band, total, points } = assessment;
  const weights = Object.fromEntries(points.map((point) => [point.id, point.points]));
  return {
    ...{ approval: id, seen: version, checklist: checks, because, findings: findingsOf(judged) },
    risk: { band, total, points: weights, settings: assessment.version },
  };
}

async function decide(
  tx: Transaction,
  domain: Domain,
  { found, input, approval }: Approved & { readonly input: ApprovalInput },
) {
  const { request, account, facts } = found;
  const status = transition(request, "approve");
  if (!status.ok) return status;
  await writeReview(tx, input, { decision: "approved", checklist: approval.checks });
  const now = await databaseNow(tx);
  const hours = hoursOfHold(facts, domain.rules);
  const takesEffectAt = afterHours(now, hours);
  const time = { takesEffectAt: takesEffectAt.toISOString() };
  const approved = await recordChange(tx, request, {
    patch: { status: status.value, decidedAt: now, takesEffectAt },
    actor: `staff:${input.staffId}`,
    action: "approved",
    details: { ...detailsOf(found, approval), ...time },
  });
  await tellDecision(tx, domain, { approved, account, details: hours > 0 ? time : {} });
  if (hours === 0) return putIntoEffect(tx, domain, approved);
  await scheduleEffect(tx, approved);
  return accept(approved);
}

interface Told {
  readonly approved: Request;
  readonly account: Account;
  readonly details: { readonly takesEffectAt?: string };
}

async function tellDecision(
  tx: Transaction,
  { secrets }: Domain,
  { approved, account, details }: Told,
) {
  const notice = { template: "warning-decided", details } as const;
  await warnOldChannels(tx, secrets, { request: approved, account, notice });
  await tellApplicants(tx, approved, { template: "approved", details });
}

function findingsOf(judged: Found["judged"]) {
  const entries = judged.map(({ document, outcomes }) => [
    document.id,
    outcomes
      .filter(({ state }) => state !== "pass")
      .map(({ rule, answer }) => `${rule}: ${answer}`),
  ]);
  return Object.fromEntries(entries) as Record<string, string[]>;
}

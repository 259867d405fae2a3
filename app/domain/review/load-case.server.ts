import { isSupporting } from "#app/domain/document/is-supporting.ts";
import { judgeDocuments } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { loadRegistry } from "#app/domain/registry/load-registry.server.ts";
import { reasonAgainst } from "#app/domain/registry/reason-against.ts";
import { asksLastFour, checksOf, telephonesOf } from "#app/domain/request/call-back.ts";
import { asksConfirmation, hoursToEffect } from "#app/domain/request/confirmation.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import { changesContact, hoursOfHold } from "#app/domain/request/risks.ts";
import { stepsOf } from "#app/domain/request/steps.ts";
import { assessCase } from "#app/domain/risk/assess-request.server.ts";
import { resetsLeft } from "#app/domain/sms-guard/failures-left.ts";
import { findAccount, findManager } from "#db/accounts.server.ts";
import { listApprovals, listLifts } from "#db/approvals.server.ts";
import { listStaffDocuments } from "#db/case-documents.server.ts";
import { countResets } from "#db/code-failures.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listInviters } from "#db/invitation-list.server.ts";
import { findRequestByReference, listOtherDisputed } from "#db/requests.server.ts";
import { findPendingReview } from "#db/reviews.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { listStaffNames } from "#db/staff.server.ts";
import { approvalObstacle } from "./approval-obstacle.ts";
import { afterHours } from "./delay.ts";
import { failingRules } from "./failing-rules.ts";
import { hideLastFour, hideLastFourIn } from "./hidden-number.server.ts";
import { involvementOf } from "./involvement.server.ts";
import { listHistory } from "./list-history.server.ts";
import { loadContext } from "./load-context.server.ts";
import type { LiftProposal, PendingDecision, StaffCase, StaffRequest } from "./staff-case.ts";
import { undoObstacle } from "./undo.ts";
import { undoFactsOf } from "./undo-decision.server.ts";

export async function loadCase(
  { db, rules }: Domain,
  reference: string,
  staffId: StaffId,
): Promise<StaffCase | null> {
  const request = await findRequestByReference(db, reference);
  if (!request) return null;
  const [account, found] = await Promise.all([
    findAccount(db, request.accountId),
    gather(db, request, staffId),
  ]);
  const [manager, judged] = await Promise.all([
    findManager(db, account.managerId),
    judgeDocuments(db, request, account),
  ]);
  const { documents, inviters, history, disputed, approvals, involvement } = found;
  const { resets, now } = found;
  const { facts, assessment } = await assessCase(db, { request, account, judged });
  const registry = await loadRegistry(db, {
    request,
    account,
    documents: judged.map(({ document }) => document),
    newContact: changesContact(request) ? request.contactName : null,
    sources: rules.registries,
  });
  const needed = approvalsOf(assessment.band);
  const papers = documents.filter(isSupporting);
  const given = papers.filter(({ removedAt }) => removedAt === null);
  const hasApproved = approvals.some((approval) => approval.staffId === staffId);
  const { entity } = account;
  const { reach } = facts;
  const hours = hoursToEffect(hoursOfHold(facts, rules), rules, assessment.band);
  const isBlind = needed > 1 && !hasApproved && request.decidedAt === null;
  const approvers = approvals.map((approval) => approval.staffId);
  const context = {
    request,
    account,
    documents: papers,
    judged,
    registered: registry.answers.filter(
      (answer) => reasonAgainst(answer, request.decidedAt ?? now) === null,
    ),
    viewer: staffId,
    isBlind,
    approvers,
  };
  return {
    request: withoutNumber(request),
    account,
    manager,
    documents: papers.filter(({ scan }) => scan !== "found"),
    infected: papers.filter(({ scan }) => scan === "found"),
    attachments: documents.filter((document) => !isSupporting(document)),
    judgements: Object.fromEntries(judged.map(({ document, outcomes }) => [document.id, outcomes])),
    history,
    assessment,
    otherDisputed: disputed,
    accountCodeFailures: facts.accountCodeFailures,
    resetsLeft: resetsLeft(resets),
    contactChanges: changesContact(request),
    checks: checksOf(facts),
    steps: stepsOf(request),
    inviters: inviters.map(({ name }) => name),
    numbers: numbersOf(account, request),
    telephones: telephonesOf(request, account).map(callable),
    asksLastFour: asksLastFour(facts),
    failing: failingRules(judged),
    registry,
    approvals: { given: approvals.length, needed },
    obstacle: approvalObstacle({
      request,
      entity,
      reach,
      needed,
      documents: given,
      involvement,
      hasApproved,
    }),
    pending: await pendingOf(db, { request, now }, staffId),
    undo: undoObstacle(await undoFactsOf(db, request, staffId)),
    undoMinutes: rules.undoMinutes,
    involvement,
    liftProposals: await proposalsOf(db, request, staffId),
    wouldTakeEffectAt: hours > 0 ? afterHours(now, hours) : null,
    holdHours: hours,
    context: await loadContext(db, context),
    confirms: asksConfirmation(assessment.band),
  };
}

async function gather(db: Database, request: Request, staffId: StaffId) {
  const { id: requestId, accountId } = request;
  const found = await Promise.all([
    listStaffDocuments(db, requestId),
    listInviters(db, requestId),
    listHistory(db, request, staffId),
    listOtherDisputed(db, request),
    listApprovals(db, request),
    involvementOf(db, requestId, staffId),
    countResets(db, { accountId, requestId }),
    databaseNow(db),
  ]);
  const [documents, inviters, history, disputed, approvals, involvement, resets, now] = found;
  return { documents, inviters, history, disputed, approvals, involvement, resets, now };
}

/** The page's data must not contain what the page hides. */
function withoutNumber({ mobile, mobileExplanation, ...request }: Request): StaffRequest {
  const isHidden = mobile && mobileExplanation && !request.decidedAt;
  const explanation = isHidden ? hideLastFourIn(mobileExplanation, mobile) : mobileExplanation;
  return { ...request, mobileExplanation: explanation };
}

function numbersOf(account: Account, { mobile, decidedAt }: Request) {
  const written = (number: string | null) => number && internationalForm(number);
  return {
    now: written(account.mobile),
    asked: mobile && !decidedAt ? hideLastFour(mobile) : written(mobile),
    known: written(account.knownPhone),
  };
}

function callable({ kind, number }: ReturnType<typeof telephonesOf>[number]) {
  return { kind, number: internationalForm(number), href: `tel:${number.replace(/[^+\d]/g, "")}` };
}

async function pendingOf(
  db: Database,
  { request, now }: { readonly request: Request; readonly now: Date },
  viewer: StaffId,
): Promise<PendingDecision | null> {
  const { id, pendingUntil: until } = request;
  const review = until && (await findPendingReview(db, id));
  if (!review) return null;
  const { decision, staffId, takesEffectAt, createdAt } = review;
  const names = await listStaffNames(db);
  return {
    decision,
    by: names.get(staffId) ?? null,
    byViewer: staffId === viewer,
    until,
    secondsLeft: Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000)),
    takesEffectAt: takesEffectAt && takesEffectAt > createdAt ? takesEffectAt : null,
  };
}

async function proposalsOf(
  db: Database,
  request: Request,
  viewer: StaffId,
): Promise<LiftProposal[]> {
  if (!request.frozenAt) return [];
  const [lifts, names] = await Promise.all([listLifts(db, request), listStaffNames(db)]);
  return lifts.map(({ staffId, reason }) => ({
    by: names.get(staffId) ?? null,
    byViewer: staffId === viewer,
    reason,
  }));
}

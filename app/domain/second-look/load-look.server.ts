import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import { isSupporting } from "#app/domain/document/is-supporting.ts";
import { judgeDocuments } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { SecondLookId, StaffId } from "#app/domain/ids.ts";
import { reasonAgainst } from "#app/domain/registry/reason-against.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import { caseRows } from "#app/domain/review/case-rows.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listApprovals } from "#db/approvals.server.ts";
import { listStaffDocuments } from "#db/case-documents.server.ts";
import { listLastAnswers } from "#db/registry.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { findSecondLook } from "#db/second-looks.server.ts";
import { listStaffNames } from "#db/staff.server.ts";
import { obstacleOf } from "./answer-look.server.ts";
import type { BlindCase, DoneLook } from "./second-look.ts";

type Means = Pick<Domain, "db">;
type Found = NonNullable<Awaited<ReturnType<typeof findSecondLook>>>;

/**
 * Null: unknown, or not for this member. One that is not done is for the member who took it alone, so
 * that nobody else learns of it.
 */
export async function loadLook({ db }: Means, id: SecondLookId, staffId: StaffId) {
  const found = await findSecondLook(db, id);
  if (!found) return null;
  if (found.look.decidedAt) return { blind: null, done: await doneOf({ db }, found) };
  if (!(await isStillPermitted(db, staffId, "approve"))) return null;
  if (await obstacleOf(db, id, staffId)) return null;
  return { blind: await blindOf({ db }, found), done: null };
}

async function blindOf({ db }: Means, found: Found): Promise<BlindCase> {
  const { look, review, snapshot, request } = found;
  const account = { ...(await findAccount(db, request.accountId)), ...snapshot.account };
  const { mobileVerifiedAt, ...answers } = snapshot.request;
  const then = { ...request, ...answers };
  const given = (await listStaffDocuments(db, request.id)).filter(isSupporting);
  const documents = given.filter(
    ({ scan, receivedAt }) => scan !== "found" && receivedAt <= review.createdAt,
  );
  const judged = await judgeDocuments(db, then, account);
  const registered = (await listLastAnswers(db, request.id)).filter(
    (answer) => reasonAgainst(answer, review.createdAt) === null,
  );
  const { id, checks, assessment } = look;
  return {
    ...{ id, checks, assessment, mobileVerifiedAt, frozenAt: review.createdAt },
    ...{ login: account.login, entity: account.entity, name: account.name },
    ...{ situation: then.situation, currentNumber: then.currentNumber },
    knownPhone: account.knownPhone && internationalForm(account.knownPhone),
    documents: documents.map(({ id: document, kind, label }) => ({ id: document, kind, label })),
    judgements: Object.fromEntries(judged.map(({ document, outcomes }) => [document.id, outcomes])),
    rows: caseRows({ stood: snapshot, documents, registered, showsNumber: false }),
  };
}

async function doneOf({ db }: Means, { look, review, request }: Found): Promise<DoneLook> {
  const { decidedBy, decidedAt, verdict, agreed, reason } = look;
  if (!decidedBy || !decidedAt || !verdict || agreed === null)
    throw new Error(`the second look ${look.id} is not done`);
  const { version } = review;
  const [names, approvals] = await Promise.all([
    listStaffNames(db),
    listApprovals(db, { id: request.id, version }),
  ]);
  const own = approvals.find(({ staffId }) => staffId === review.staffId);
  return {
    ...{ reference: request.reference, version: request.version, agreed },
    first: {
      decision: review.decision,
      by: names.get(review.staffId) ?? null,
      at: review.createdAt,
      words: review.message ?? own?.because ?? null,
    },
    second: { decision: verdict, by: names.get(decidedBy) ?? null, at: decidedAt, words: reason },
    approval: approvalOf(request),
    takesEffectAt: request.takesEffectAt ?? review.takesEffectAt,
  };
}

function approvalOf({ status, frozenAt, pendingDecision }: Request): DoneLook["approval"] {
  if (status === "applied") return "applied";
  const isApproved = status === "approved" || pendingDecision === "approved";
  if (!isApproved) return "none";
  return frozenAt ? "frozen" : "waiting";
}

import { eq, sql } from "drizzle-orm";
import {
  answerConfirmation,
  type ConfirmationAnswer,
} from "#app/domain/dispute/answer-confirmation.server.ts";
import { findWarning } from "#app/domain/dispute/find-warning.server.ts";
import { freezeByWarning } from "#app/domain/dispute/freeze-request.server.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { checksOf, lastFourOf, reachOf } from "#app/domain/request/call-back.ts";
import { waitsForCustomer } from "#app/domain/request/confirmation.ts";
import { expireAbandoned } from "#app/domain/request/expire-abandoned.server.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import { changesContact, type RiskId } from "#app/domain/request/risks.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { approveRequest } from "#app/domain/review/approve-request.server.ts";
import { concludeDecision } from "#app/domain/review/conclude-decision.server.ts";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import { requestChanges } from "#app/domain/review/request-changes.server.ts";
import { undoDecision } from "#app/domain/review/undo-decision.server.ts";
import { assessAgain } from "#app/domain/risk/assess-request.server.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import type { SituationId, StepId } from "#app/domain/situation/ids.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { links } from "#db/schema/invitations.ts";
import { insertStaffSession } from "#db/staff-sessions.server.ts";
import {
  addAccount,
  answerAll,
  type Answers,
  entityOf,
  expectOk,
  freshMobile,
  openVisit,
  proveContactOf,
  requestOf,
  type Scene,
  withNumber,
} from "./scenario.ts";

export interface Case {
  readonly account: Account;
  readonly id: RequestId;
}

export interface Course extends Answers {
  readonly hasNumber?: boolean;
  /** Null: no telephone is known from before. */
  readonly knownPhone?: string | null;
  readonly entity?: Account["entity"];
  readonly to?: string | null;
  readonly by?: StaffId;
  readonly steps?: readonly StepId[];
}

export async function carryTo(
  scene: Scene,
  situation: SituationId,
  status: Status,
  course: Course = {},
): Promise<Case> {
  const { entity = entityOf(situation), hasNumber = false } = course;
  const { knownPhone } = course;
  const account = await addAccount(scene, {
    entity,
    ...(hasNumber && withNumber()),
    ...(knownPhone !== undefined && { knownPhone }),
  });
  const id = await openVisit(scene, account, course);
  await answerAll(scene, id, situation, course);
  await carryOn(scene, id, status, course);
  return { account, id };
}

async function carryOn(scene: Scene, id: RequestId, status: Status, course: Course) {
  const { domain } = scene;
  switch (status) {
    case "started":
      return;
    case "withdrawn":
      return expectOk(await withdrawRequest(domain, id));
    case "superseded":
      return supersede(scene, id);
    case "expired":
      await domain.db.execute(
        sql`update requests set updated_at = now() - interval '16 days' where id = ${id}`,
      );
      return expireAbandoned(domain);
    case "submitted":
      return expectOk(await submitRequest(domain, id));
    case "returned":
      expectOk(await submitRequest(domain, id));
      return expectOk(await sendBack(scene, id, course.steps));
    case "rejected":
      expectOk(await submitRequest(domain, id));
      return expectOk(await reject(scene, id));
    case "approved":
    case "applied":
      expectOk(await submitRequest(domain, id));
      await proveWhereNeeded(scene, id);
      await approveByAll(scene, id);
      if (status === "applied") await applyNow(scene, id);
  }
}

async function supersede(scene: Scene, id: RequestId) {
  const { accountId } = await requestOf(scene, id);
  const account = await findAccount(scene.domain.db, accountId);
  await openVisit(scene, account, { to: "successor@exemple.fr" });
}

async function proveWhereNeeded(scene: Scene, id: RequestId) {
  if (changesContact(await requestOf(scene, id))) await proveContactOf(scene, id);
}

export async function seenBy(scene: Scene, id: RequestId, staffId = scene.reviewer) {
  const { version } = await requestOf(scene, id);
  return { requestId: id, version, staffId };
}

async function checklistOf(scene: Scene, id: RequestId) {
  return checksOf(await askedOf(scene, id));
}

async function askedOf(scene: Scene, id: RequestId) {
  const request = await requestOf(scene, id);
  const account = await findAccount(scene.domain.db, request.accountId);
  return { situation: request.situation, reach: reachOf(request, account) };
}

/** Everything that the approval of a request without a fault needs. */
export async function approvalOf(scene: Scene, id: RequestId, staffId = scene.reviewer) {
  const seen = await seenBy(scene, id, staffId);
  const { mobile } = await requestOf(scene, id);
  const checklist = await checklistOf(scene, id);
  const because = "Vérifié au téléphone.";
  const session = await freshSession(scene, staffId);
  return { ...seen, checklist, lastFour: lastFourOf(mobile ?? ""), because, session };
}

/** In which the member has just given a second factor. */
async function freshSession({ domain }: Scene, staffId: StaffId) {
  const tokenHash = digest(newToken());
  const row = { tokenHash, staffId, stage: "full", userAgent: "", address: "192.0.2.1" } as const;
  await insertStaffSession(domain.db, row);
  return tokenHash;
}

/** As the case page shows them, the heaviest first; without the hour at which the tests run. */
export async function risksSeen({ domain }: Scene, id: RequestId): Promise<RiskId[]> {
  const assessment = await assessAgain(domain, id);
  return assessment?.points.map((point) => point.id).filter((risk) => risk !== "odd-hour") ?? [];
}

export async function approve(scene: Scene, id: RequestId, staffId = scene.reviewer) {
  return approveRequest(scene.domain, await approvalOf(scene, id, staffId));
}

async function approvalsNeeded({ domain }: Scene, id: RequestId) {
  const assessment = await assessAgain(domain, id);
  return approvalsOf(assessment?.band ?? "low");
}

export async function approveByAll(scene: Scene, id: RequestId) {
  const needed = await approvalsNeeded(scene, id);
  for (let count = 1; count < needed; count += 1) {
    expectOk(await approve(scene, id, await scene.addStaff()));
  }
  expectOk(await approve(scene, id));
}

export async function reject(scene: Scene, id: RequestId, staffId = scene.reviewer) {
  const seen = await seenBy(scene, id, staffId);
  return rejectRequest(scene.domain, { ...seen, reason: "Le Kbis est trop ancien." });
}

export async function sendBack(
  scene: Scene,
  id: RequestId,
  steps: readonly StepId[] = ["mobile"],
  staffId = scene.reviewer,
) {
  const seen = await seenBy(scene, id, staffId);
  return requestChanges(scene.domain, {
    ...seen,
    steps,
    message: "Une précision, s’il vous plaît.",
  });
}

export async function applyNow(scene: Scene, id: RequestId) {
  if ((await requestOf(scene, id)).status !== "approved") return;
  await endDelay(scene, id);
  expectOk(await applyRequest(scene.domain, id));
  if (waitsForCustomer(await requestOf(scene, id))) expectOk(await confirm(scene, id));
}

/** Nobody can be called back about an acquisition: a request of the highest band. */
export function approveHighest(scene: Scene, course: Course = {}) {
  return carryTo(scene, "organisation.acquired", "approved", { knownPhone: null, ...course });
}

/** The cool-off has ended, and the customer is asked. */
export async function askToConfirm(scene: Scene, course: Course = {}) {
  const found = await approveHighest(scene, course);
  await endDelay(scene, found.id);
  expectOk(await applyRequest(scene.domain, found.id));
  return found;
}

/** The customer answers by the first link that still works. */
export async function confirm(scene: Scene, id: RequestId, answer: ConfirmationAnswer = "confirm") {
  const [token = "none"] = await confirmationTokens(scene, id);
  const { accountId } = await requestOf(scene, id);
  const { login } = await findAccount(scene.domain.db, accountId);
  return answerConfirmation(scene.domain, { token, login, answer });
}

export async function endDelay({ domain }: Scene, id: RequestId) {
  await domain.db.execute(
    sql`update requests set takes_effect_at = now() - interval '1 second'
    where id = ${id} and status = 'approved'`,
  );
}

/** The time in which a pending decision can be undone. */
export async function endUndoTime({ domain }: Scene, id: RequestId) {
  await domain.db.execute(
    sql`update requests set pending_until = now() - interval '1 second'
    where id = ${id} and pending_until is not null`,
  );
}

export async function concludeNow(scene: Scene, id: RequestId) {
  await endUndoTime(scene, id);
  return concludeDecision(scene.domain, id);
}

export async function undo(scene: Scene, id: RequestId, staffId = scene.reviewer) {
  return undoDecision(scene.domain, await seenBy(scene, id, staffId));
}

/** The time in which the customer can confirm. */
export async function endConfirmationTime({ domain }: Scene, id: RequestId) {
  await domain.db.execute(
    sql`update requests set confirm_before = now() - interval '1 second'
    where id = ${id} and status = 'approved' and confirm_before is not null`,
  );
}

/** Of links that can still be used. */
export async function confirmationTokens({ domain }: Scene, id: RequestId) {
  const rows = await domain.db.select().from(links).where(eq(links.requestId, id));
  return rows
    .filter(({ purpose, usedAt }) => purpose === "confirmation" && usedAt === null)
    .map((link) => domain.secrets.linkTokenOf(link.id, link.tokenHash) ?? "none");
}

export async function freezeTokens({ domain }: Scene, id: RequestId) {
  const rows = await domain.db.select().from(links).where(eq(links.requestId, id));
  return rows
    .filter(({ purpose }) => purpose === "freeze")
    .map((link) => domain.secrets.linkToken(link.id));
}

export async function sayNotMeBy({ domain }: Scene, token: string) {
  const word = (await findWarning(domain, token))?.word ?? "";
  return freezeByWarning(domain, { token, word });
}

export async function sayNotMe(scene: Scene, id: RequestId) {
  const [token = ""] = await freezeTokens(scene, id);
  return expectOk(await sayNotMeBy(scene, token));
}

/** A submitted request without its journey: for tests that need hundreds. */
export async function quickSubmission(scene: Scene) {
  const account = await addAccount(scene);
  const id = await openVisit(scene, account);
  await scene.domain.db.execute(
    sql`update requests set situation = 'individual.add', mobile = ${freshMobile()},
      steps_done = '{situation,mobile,verification}' where id = ${id}`,
  );
  await scene.domain.db.execute(
    sql`update requests set mobile_verified_at = now() where id = ${id}`,
  );
  expectOk(await submitRequest(scene.domain, id));
  return { account, id };
}

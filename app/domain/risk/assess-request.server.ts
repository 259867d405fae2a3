import { judgeDocuments } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { assess } from "#app/domain/request/assess.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Database, Transaction } from "#db/connection/client.server.ts";
import { lockRequest, recordAssessment } from "#db/requests.server.ts";
import { listNeighbours } from "#db/risk-facts.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { type AssessedCase, gatherRiskFacts } from "./gather-facts.server.ts";
import { readRiskSettings } from "./risk-settings.server.ts";

/** The request's risk at this moment, with the facts that it follows from. */
export async function assessCase(db: Database, found: AssessedCase) {
  const [facts, settings] = await Promise.all([gatherRiskFacts(db, found), readRiskSettings(db)]);
  return { facts, assessment: assess(facts, settings) };
}

/**
 * Keeps the assessment with the request, for the queue alone: a decision computes its own. The row
 * must be locked.
 */
export async function assessRequest(tx: Transaction, request: Request) {
  const account = await findAccount(tx, request.accountId);
  const judged = await judgeDocuments(tx, request, account);
  const { facts, assessment } = await assessCase(tx, { request, account, judged });
  await recordAssessment(tx, request.id, {
    riskBand: assessment.band,
    riskPoints: assessment.total,
    risks: assessment.points.map(({ id }) => id),
    failingRules: facts.failingRules,
  });
  return assessment;
}

export function assessAgain({ db }: Pick<Domain, "db">, id: RequestId) {
  return db.transaction(async (tx) => {
    const request = await lockRequest(tx, id);
    return request && assessRequest(tx, request);
  });
}

/**
 * The job after a change. Other requests for the same number, of the same company or with the same
 * document are assessed with it: what happens to one is a fact about the other.
 */
export async function assessWithNeighbours(domain: Pick<Domain, "db">, id: RequestId) {
  await assessAgain(domain, id);
  for (const neighbour of await listNeighbours(domain.db, id)) {
    await assessAgain(domain, neighbour);
  }
}

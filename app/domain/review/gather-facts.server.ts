import { judgeDocuments } from "#app/domain/document/judge-documents.server.ts";
import { loadRegistry } from "#app/domain/registry/load-registry.server.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { assessCase } from "#app/domain/risk/assess-request.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listApprovals } from "#db/approvals.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";

/** What an approval of this version rests on. The request's row must be locked. */
export async function gatherFacts(tx: Transaction, request: Request, version: number) {
  const account = await findAccount(tx, request.accountId);
  const judged = await judgeDocuments(tx, request, account);
  const { facts, assessment } = await assessCase(tx, { request, account, judged });
  const registry = await loadRegistry(tx, {
    request,
    account,
    documents: judged.map(({ document }) => document),
    newContact: changesContact(request) ? request.contactName : null,
    sources: [],
  });
  const needed = approvalsOf(assessment.band);
  const approvals = await listApprovals(tx, { id: request.id, version });
  return { request, account, judged, registry, facts, assessment, needed, approvals };
}

export type Facts = Awaited<ReturnType<typeof gatherFacts>>;

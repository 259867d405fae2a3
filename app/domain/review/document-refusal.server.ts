import type { Transaction } from "#db/connection/client.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { hasPapers } from "#app/domain/situation/catalogue.ts";

/** Every paper that was asked has to be there still, and seen by the antivirus where there is one. */
export async function paperRefusal(tx: Transaction, request: Request) {
  const papers = await listDocuments(tx, request.id);
  if (papers.some(({ scan }) => scan === "pending")) return "scan-pending";
  const { entity } = await findAccount(tx, request.accountId);
  const kinds = papers.map(({ kind }) => kind);
  const complete = !request.situation || hasPapers(request.situation, entity, kinds);
  return complete ? null : "papers-missing";
}

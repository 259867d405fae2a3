import { hasDocuments } from "#app/domain/situation/catalogue.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";

export async function documentRefusal(tx: Transaction, request: Request) {
  const documents = await listDocuments(tx, request.id);
  if (documents.some(({ scan }) => scan === "pending")) return "scan-pending";
  const { entity } = await findAccount(tx, request.accountId);
  const kinds = documents.map(({ kind }) => kind);
  const complete = !request.situation || hasDocuments(request.situation, entity, kinds);
  return complete ? null : "documents-missing";
}

import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { findStaffDocument } from "#db/case-documents.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";

export interface DocumentRequest {
  readonly reference: string;
  readonly id: DocumentId;
  readonly staffId: StaffId;
}

export type DocumentRefusal = "not-found" | "infected" | "purged";

export async function findDocument({ db }: Domain, { reference, id }: DocumentRequest) {
  const request = await findRequestByReference(db, reference);
  const document = request && (await findStaffDocument(db, request.id, id));
  if (!document) return refuse("not-found");
  if (document.scan === "found") return refuse("infected");
  if (document.purgedAt) return refuse("purged");
  return accept({ request, document });
}

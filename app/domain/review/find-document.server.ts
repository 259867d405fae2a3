import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { findRequestByReference } from "#db/requests.server.ts";
import { findStaffPaper } from "#db/case-documents.server.ts";

/** Which paper, of which request, and who wants to see it. */
export interface PaperOrder {
  readonly reference: string;
  readonly id: DocumentId;
  readonly staffId: StaffId;
}

export type PaperRefusal = "not-found" | "kept-aside" | "purged";

/** A paper that may be opened: it is there, the antivirus found nothing in it, its bytes are not erased. */
export async function findPaper({ db }: Domain, { reference, id }: PaperOrder) {
  const request = await findRequestByReference(db, reference);
  const paper = request && (await findStaffPaper(db, request.id, id));
  if (!paper) return refuse("not-found");
  if (paper.scan === "found") return refuse("kept-aside");
  if (paper.purgedAt) return refuse("purged");
  return accept({ request, paper });
}

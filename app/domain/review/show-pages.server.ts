import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { listPages } from "#db/case-documents.server.ts";
import { toShownPage } from "./document-view.ts";
import { recordSight } from "./record-view.server.ts";
import type { CaseDocument, StaffCase } from "./staff-case.ts";

/** Writes the audit trail first. */
export async function showPages(
  domain: Domain,
  { request }: StaffCase,
  { id, kind }: CaseDocument,
  staffId: StaffId,
) {
  await recordSight(domain, { requestId: request.id, id, kind }, staffId);
  const pages = await listPages(domain.db, id);
  return { id, pages: pages.map(toShownPage) };
}

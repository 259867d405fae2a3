import type { StaffVerdict } from "#app/domain/document/staff-verdict.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { DocumentOfRequest, StaffId } from "#app/domain/ids.ts";
import { wordReason } from "#app/domain/reason/word-reason.server.ts";
import { changeByStaff } from "#app/domain/request/change-by-staff.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { findStaffDocument } from "#db/case-documents.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { insertVerdict } from "#db/document-verdicts.server.ts";

export type VerdictRefusal =
  "not-found" | "not-permitted" | "wrong-status" | "reason-unknown" | "verdict-reason-missing";

export interface VerdictOrder extends DocumentOfRequest {
  readonly staffId: StaffId;
  readonly verdict: StaffVerdict;
  /** Empty: none was chosen. */
  readonly reasonId: string;
  readonly comment: string;
}

/** Does not raise the version that staff decide on: nothing that the customer gave has changed. */
export function judgeByStaff(
  domain: Domain,
  order: VerdictOrder,
): Promise<Result<string, VerdictRefusal>> {
  return changeByStaff(domain, order, "handle", async (tx, request) => {
    if (request.status !== "submitted") return refuse("wrong-status");
    const document = await findStaffDocument(tx, order.requestId, order.documentId);
    if (!document || document.removedAt || document.messageId) return refuse("not-found");
    return write(tx, order);
  });
}

async function write(
  tx: Transaction,
  order: VerdictOrder,
): Promise<Result<string, VerdictRefusal>> {
  const { requestId, documentId, staffId, verdict } = order;
  const isRefused = verdict === "refused";
  // What was chosen for a refusal says nothing about an accepted document.
  const worded = await wordReason(tx, {
    kind: "document",
    typed: "",
    locale: "fr",
    reasonId: isRefused ? order.reasonId : "",
  });
  if (!worded.ok) return worded;
  const comment = order.comment.trim() || null;
  if (isRefused && !worded.value.reasonId && !comment) return refuse("verdict-reason-missing");
  const { reasonId, reasonVersion, message } = worded.value;
  const row = { requestId, documentId, staffId, verdict, reasonId, reasonVersion, comment };
  const { id } = await insertVerdict(tx, row);
  const words = [message, comment].filter(Boolean).join("\n\n");
  await appendAuditEvent(tx, {
    requestId,
    actor: `staff:${staffId}`,
    action: `document-${verdict}`,
    details: { document: documentId, verdict: id, ...(words && { reason: words }) },
  });
  return accept(id);
}

import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId } from "#app/domain/ids.ts";
import type { DocumentOfRequest } from "#app/domain/ids.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { isEditable } from "#app/domain/request/state-machine.ts";
import { withoutSteps, withStep } from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { ScanResult } from "#app/providers/antivirus/antivirus.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { findDocument, updateDocument } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";

/**
 * An infected document leaves the request in any status; its bytes are kept for an administrator.
 * Only the first result counts.
 */
export function recordScan(
  domain: Domain,
  { requestId, documentId }: DocumentOfRequest,
  result: ScanResult,
) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const document = await findDocument(tx, requestId, documentId);
    if (document?.scan !== "pending") return refuse("settled");
    const scannedAt = await databaseNow(tx);
    if (result.result === "found") {
      const { finding } = result;
      const isAttached = document.messageId !== null;
      await removeInfected(tx, request, { documentId, finding, scannedAt, isAttached });
    } else await updateDocument(tx, documentId, { scan: "clean", scannedAt });
    return accept(result);
  });
}

async function removeInfected(
  tx: Transaction,
  request: Request,
  found: { documentId: DocumentId; finding: string; scannedAt: Date; isAttached: boolean },
) {
  const { documentId, finding, scannedAt, isAttached } = found;
  const removed = { scan: "found", scanFinding: finding, scannedAt, removedAt: scannedAt } as const;
  await updateDocument(tx, documentId, removed);
  await recordChange(tx, request, {
    patch: isEditable(request.status) && !isAttached ? documentsAgain(request) : {},
    actor: "system",
    action: "document-set-aside",
    details: { document: documentId, finding },
  });
}

function documentsAgain({ stepsDone, stepsAsked }: Request) {
  return {
    stepsDone: withoutSteps(stepsDone, "documents"),
    stepsAsked: stepsAsked && withStep(stepsAsked, "documents"),
  };
}

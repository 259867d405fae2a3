import { asksExplanation } from "#app/domain/document/rules/outcome.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { stepRefusal } from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { cleanText } from "#app/domain/typed/name.ts";
import { findDocument, updateDocument } from "#db/documents.server.ts";
import type { JudgedDocument } from "./judge-documents.server.ts";

const maxExplanationLength = 1_000;

export function explainDocument(
  domain: Domain,
  { requestId, documentId, text }: { requestId: RequestId; documentId: DocumentId; text: string },
) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const shut = stepRefusal(request, "documents");
    if (shut) return refuse(shut);
    const explanation = cleanText(text).slice(0, maxExplanationLength);
    if (explanation === "") return refuse("explanation-missing");
    const document = await findDocument(tx, requestId, documentId);
    if (!document) return refuse("not-found");
    if (document.explanation === explanation) return accept(null);
    await updateDocument(tx, documentId, { explanation });
    await recordChange(tx, request, {
      patch: {},
      actor: "customer",
      action: "document-explained",
      details: { document: documentId },
    });
    return accept(null);
  });
}

export function isExplained({ document, outcomes }: JudgedDocument) {
  return document.explanation !== null || !asksExplanation(outcomes);
}

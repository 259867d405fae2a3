import { findAccount } from "#db/accounts.server.ts";
import { insertDocument, listDocuments, removeDocument } from "#db/documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { hasPapers, isPaperAsked } from "#app/domain/situation/catalogue.ts";
import { documentKindIds, type DocumentKind } from "#app/domain/situation/ids.ts";
import { changeRequest, recordChange } from "./change-request.server.ts";
import { editRequest } from "./edit-request.server.ts";
import { editableSteps, withoutSteps } from "./steps.ts";

export const maxDocuments = 10;
export const maxRequestBytes = 60 * 1024 * 1024;

export interface StoredPaper {
  readonly kind: DocumentKind;
  readonly label: string;
  readonly objectKey: string;
  readonly size: number;
  readonly sha256: string;
  readonly pages: number;
}

export function parseDocumentKind(text: unknown): DocumentKind | null {
  return documentKindIds.find((kind) => kind === text) ?? null;
}

/** Writes a paper whose bytes are in the store. When refused, the object belongs to nobody: the caller deletes it. */
export function addDocument(domain: Domain, requestId: RequestId, paper: StoredPaper) {
  return changeRequest(domain, requestId, async (tx, request) => {
    if (!editableSteps(request).includes("documents")) return refuse("not-editable");
    const account = await findAccount(tx, request.accountId);
    if (!request.situation || !isPaperAsked(request.situation, account.entity, paper.kind)) {
      return refuse("kind-not-asked");
    }
    const present = await listDocuments(tx, requestId);
    const bytes = present.reduce((sum, { size }) => sum + size, paper.size);
    if (present.length >= maxDocuments || bytes > maxRequestBytes) return refuse("too-many");
    const document = await insertDocument(tx, { ...paper, requestId });
    if (!document) return refuse("same-paper");
    await recordChange(tx, request, {
      patch: { stepsDone: withoutSteps(request.stepsDone, "documents") },
      actor: "customer",
      action: "document-added",
      details: { document: document.id, kind: paper.kind, sha256: paper.sha256 },
    });
    return accept(document);
  });
}

/** Taking away what is gone already is no fault: somebody pressed twice. */
export function takeAwayDocument(domain: Domain, requestId: RequestId, id: DocumentId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    if (!editableSteps(request).includes("documents")) return refuse("not-editable");
    const removed = await removeDocument(tx, requestId, id);
    if (!removed) return accept(null);
    await recordChange(tx, request, {
      patch: { stepsDone: withoutSteps(request.stepsDone, "documents") },
      actor: "customer",
      action: "document-removed",
      details: { document: id, kind: removed.kind, sha256: removed.sha256 },
    });
    return accept(removed);
  });
}

/** The customer says that the papers are complete. */
export function finishDocuments(domain: Domain, requestId: RequestId) {
  return editRequest(domain, requestId, "documents", async (tx, request) => {
    const account = await findAccount(tx, request.accountId);
    const kinds = (await listDocuments(tx, request.id)).map(({ kind }) => kind);
    const complete = request.situation && hasPapers(request.situation, account.entity, kinds);
    return complete ? accept({}) : refuse("papers-missing");
  });
}

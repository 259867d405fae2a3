import { createHash } from "node:crypto";
import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { editRequest } from "#app/domain/request/edit-request.server.ts";
import { stepRefusal, withoutSteps } from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { hasDocuments, isDocumentAsked } from "#app/domain/situation/catalogue.ts";
import { type DocumentKind, documentKindIds } from "#app/domain/situation/ids.ts";
import type { Danger, KeptVerdict } from "#app/reader/verdict.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import {
  countGiven,
  findDocument,
  insertDocument,
  isGiven,
  listFiles,
  listRestorable,
  type NewFile,
  removeDocument,
  updateDocument,
} from "#db/documents.server.ts";
import { addJob } from "#db/jobs.server.ts";
import type { AnyDocument } from "#db/schema/documents.ts";
import { isExplained } from "./explain-document.server.ts";
import { judgeForCustomer } from "./judge-documents.server.ts";
import type { ScanState } from "./scan.ts";

const scanGraceMs = 30_000;

export interface StoredDocument {
  readonly kind: DocumentKind;
  readonly files: readonly [NewFile, ...NewFile[]];
  readonly verdict: KeptVerdict;
  readonly dangers: readonly Danger[];
  readonly pages: number | null;
  readonly scan: Exclude<ScanState, "found">;
}

export function parseDocumentKind(text: unknown): DocumentKind | null {
  return documentKindIds.find((kind) => kind === text) ?? null;
}

/** When it is refused, the caller must delete the objects from the store. */
export function addDocument(domain: Domain, requestId: RequestId, stored: StoredDocument) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const shut = stepRefusal(request, "documents");
    if (shut) return refuse(shut);
    const account = await findAccount(tx, request.accountId);
    if (!request.situation || !isDocumentAsked(request.situation, account.entity, stored.kind)) {
      return refuse("kind-not-asked");
    }
    const sha256 = hashOf(stored.files);
    // Checked before the limits: an upload repeated after a lost answer adds nothing.
    if (await isGiven(tx, { requestId, kind: stored.kind, sha256 })) return refuse("same-document");
    const size = stored.files.reduce((sum, file) => sum + file.size, 0);
    const more = { files: stored.files.length, bytes: size };
    if (!(await hasRoom(tx, domain, requestId, more))) return refuse("too-many");
    const document = await insertDocument(tx, {
      ...stored,
      requestId,
      sessionId: domain.session ?? null,
      size,
      sha256,
    });
    await recordChange(tx, request, {
      patch: { stepsDone: withoutSteps(request.stepsDone, "documents") },
      actor: "customer",
      action: "document-added",
      details: { document: document.id, kind: stored.kind, sha256, verdict: stored.verdict },
    });
    await addJobsFor(tx, document);
    return accept(document);
  });
}

interface Amount {
  readonly files: number;
  readonly bytes: number;
}

async function hasRoom(tx: Transaction, { rules }: Domain, requestId: RequestId, more: Amount) {
  const given = await countGiven(tx, requestId);
  const { maxFiles, maxRequestBytes } = rules.documents;
  return given.files + more.files <= maxFiles && given.bytes + more.bytes <= maxRequestBytes;
}

/**
 * Reading does not wait for the scan, which a job does later if the upload's own did not finish.
 */
export async function addJobsFor(tx: Transaction, { id, requestId, scan, verdict }: AnyDocument) {
  const ids = { requestId, documentId: id };
  await addJob(tx, "read-document", ids, { key: `read:${id}` });
  if (verdict === "unjudged") {
    const maxAttempts = limits.judgingAttempts;
    await addJob(tx, "judge-document", ids, { key: `judge:${id}`, maxAttempts });
  }
  if (scan !== "pending") return;
  const runAt = new Date((await databaseNow(tx)).getTime() + scanGraceMs);
  await addJob(tx, "scan-document", ids, { runAt, key: `scan:${id}` });
}

export function hashOf(files: StoredDocument["files"]) {
  if (files.length === 1) return files[0].sha256;
  return createHash("sha256")
    .update(files.map(({ sha256 }) => sha256).join("\n"))
    .digest("hex");
}

/** A document already gone is no error: the customer pressed twice. */
export function takeAwayDocument(domain: Domain, requestId: RequestId, id: DocumentId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const shut = stepRefusal(request, "documents");
    if (shut) return refuse(shut);
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

/** While its bytes are kept. One already put back is no error: the customer pressed twice. */
export function restoreDocument(domain: Domain, requestId: RequestId, id: DocumentId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const shut = stepRefusal(request, "documents");
    if (shut) return refuse(shut);
    const restorable = await listRestorable(tx, requestId);
    const document = restorable.find((one) => one.id === id);
    if (!document) return (await findDocument(tx, requestId, id)) ? accept(null) : refuse("gone");
    const { kind, sha256, size: bytes } = document;
    const files = (await listFiles(tx, id)).length;
    if (!(await hasRoom(tx, domain, requestId, { files, bytes }))) return refuse("too-many");
    // Who puts it back gives it in this visit.
    await updateDocument(tx, id, { removedAt: null, sessionId: domain.session ?? null });
    await recordChange(tx, request, {
      patch: { stepsDone: withoutSteps(request.stepsDone, "documents") },
      actor: "customer",
      action: "document-restored",
      details: { document: id, kind, sha256 },
    });
    if (document.reading === "waiting" || document.scan === "pending") {
      await addJobsFor(tx, document);
    }
    return accept(document);
  });
}

export function finishDocuments(domain: Domain, requestId: RequestId) {
  return editRequest(domain, requestId, "documents", async (tx, request) => {
    const account = await findAccount(tx, request.accountId);
    const documents = await judgeForCustomer(tx, request, account);
    const kinds = documents.map(({ document }) => document.kind);
    const complete = request.situation && hasDocuments(request.situation, account.entity, kinds);
    if (!complete) return refuse("documents-missing");
    return documents.every(isExplained) ? accept({}) : refuse("explanation-missing");
  });
}

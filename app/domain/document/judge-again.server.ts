import type { Domain } from "#app/domain/domain.ts";
import type { DocumentOfRequest } from "#app/domain/ids.ts";
import { askForAssessment } from "#app/domain/request/ask-for-assessment.server.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { isKept, type Verdict } from "#app/reader/verdict.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { findDocument, listFiles, updateDocument } from "#db/documents.server.ts";
import { joinVerdicts, type KeptJudgement } from "./documents-of-files.ts";
import { withFetchedFiles } from "./fetch-files.server.ts";

export interface JudgingMeans {
  readonly store: Pick<ObjectStore, "read">;
  /** Null when the file could not be judged now, but perhaps later. */
  readonly judge: (path: string) => Promise<Verdict | null>;
}

/** Throws when a file could not be judged now, so that the job is tried again later. */
export async function judgeAgain(domain: Domain, means: JudgingMeans, ids: DocumentOfRequest) {
  if (!(await findUnjudged(domain.db, ids))) return;
  const judgement = await judgeFiles(domain, means, ids);
  if (judgement.verdict === "unjudged") return;
  await changeRequest(domain, ids.requestId, async (tx, request) => {
    const document = await findUnjudged(tx, ids);
    if (!document) return refuse("gone");
    const { verdict, pages, dangers } = judgement;
    await updateDocument(tx, ids.documentId, { verdict, pages, dangers: [...dangers] });
    await appendAuditEvent(tx, {
      requestId: ids.requestId,
      actor: "system",
      action: "document-judged",
      details: { document: ids.documentId, kind: document.kind, verdict },
    });
    await askForAssessment(tx, request);
    return accept(null);
  });
}

async function findUnjudged(db: Database, { requestId, documentId }: DocumentOfRequest) {
  const document = await findDocument(db, requestId, documentId);
  return document?.verdict === "unjudged" && !document.purgedAt ? document : null;
}

async function judgeFiles(
  { db }: Domain,
  { store, judge }: JudgingMeans,
  { documentId }: DocumentOfRequest,
): Promise<KeptJudgement> {
  return withFetchedFiles(store, await listFiles(db, documentId), async (files) => {
    const verdicts: Verdict[] = [];
    for (const { path } of files) {
      const verdict = await judge(path);
      if (!verdict) throw new Error("a paper could not be judged yet");
      verdicts.push(verdict);
    }
    return joinVerdicts(verdicts.map(asKept));
  });
}

/** The document was already taken: a fault for which it would have been refused makes it unreadable. */
function asKept(verdict: Verdict): KeptJudgement {
  return isKept(verdict) ? verdict : { verdict: "unreadable", pages: null, dangers: [] };
}

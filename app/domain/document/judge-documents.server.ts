import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "#db/connection/client.server.ts";
import { type DocumentToJudge, listDocumentsToJudge } from "#db/documents-to-judge.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { listLookAlikes, listSameFiles } from "#db/seen-elsewhere.server.ts";
import { judgeDocument } from "./rules/judge-document.ts";
import { forCustomer, type RuleOutcome } from "./rules/outcome.ts";
import type { RuleDocument, RuleInput } from "./rules/rule.ts";
import { saysTheSame } from "./same-document.ts";

export interface JudgedDocument {
  readonly document: DocumentToJudge;
  readonly outcomes: readonly RuleOutcome[];
}

interface CaseToJudge {
  readonly request: Pick<Request, "id" | "situation" | "contactName" | "contactRole">;
  readonly account: RuleInput["account"];
}

export async function judgeDocuments(
  db: Database,
  request: Request,
  account: Account,
): Promise<JudgedDocument[]> {
  return (await judgeCases(db, [{ request, account }])).get(request.id) ?? [];
}

/**
 * Computed each time, since answers, accounts and documents of other requests change the outcomes:
 * nothing is stored that could become outdated. Three queries for any number of cases.
 */
async function judgeCases(
  db: Database,
  cases: readonly CaseToJudge[],
): Promise<Map<RequestId, JudgedDocument[]>> {
  const ids = cases.map(({ request }) => request.id);
  const [documents, sameFiles, lookAlikes] = await Promise.all([
    listDocumentsToJudge(db, ids),
    listSameFiles(db, ids),
    listLookAlikes(db, ids),
  ]);
  const elsewhere = (document: DocumentToJudge) => seenElsewhere(document, sameFiles, lookAlikes);
  return new Map(
    cases.map((one) => {
      const own = documents.filter(({ requestId }) => requestId === one.request.id);
      return [one.request.id, judgeAll(own, one, elsewhere)];
    }),
  );
}

/** Does not search other requests, whose matches are for staff only. */
export async function judgeForCustomer(
  db: Database,
  request: Request,
  account: Account,
): Promise<JudgedDocument[]> {
  const documents = await listDocumentsToJudge(db, [request.id]);
  const judged = judgeAll(documents, { request, account }, () => ({ sameFile: [], samePage: [] }));
  return judged.map(({ document, outcomes }) => ({ document, outcomes: forCustomer(outcomes) }));
}

function judgeAll(
  documents: readonly DocumentToJudge[],
  { request, account }: CaseToJudge,
  seenElsewhereOf: (document: DocumentToJudge) => RuleInput["seenElsewhere"],
): JudgedDocument[] {
  const { situation } = request;
  if (!situation) return documents.map((document) => ({ document, outcomes: [] }));
  const all = documents.map((document) => ({ document, own: ruleDocument(document) }));
  return all.map(({ document, own }) => {
    const outcomes = judgeDocument({
      document: own,
      others: all.filter((other) => other.own !== own).map((other) => other.own),
      account,
      request: { ...request, situation },
      seenElsewhere: seenElsewhereOf(document),
      today: document.now,
    });
    return { document, outcomes };
  });
}

function ruleDocument(document: DocumentToJudge): RuleDocument {
  const { id, kind, verdict, dangers, pages, reading, facts, signatures, traces, confidence } =
    document;
  return { id, kind, verdict, dangers, pages, reading, facts, signatures, traces, confidence };
}

/** Pages that look alike count as the same only if their facts agree. */
function seenElsewhere(
  { id, facts }: DocumentToJudge,
  sameFiles: Awaited<ReturnType<typeof listSameFiles>>,
  lookAlikes: Awaited<ReturnType<typeof listLookAlikes>>,
) {
  const sameFile = sameFiles.filter((one) => one.documentId === id).map((one) => one.reference);
  const samePage = lookAlikes
    .filter((one) => one.documentId === id && !sameFile.includes(one.reference))
    .filter((one) => saysTheSame(facts, one.facts))
    .map((one) => one.reference);
  return { sameFile, samePage: [...new Set(samePage)] };
}

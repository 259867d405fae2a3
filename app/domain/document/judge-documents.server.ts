import type { Database } from "#db/connection/client.server.ts";
import { listDocumentsToJudge, type DocumentToJudge } from "#db/documents-to-judge.server.ts";
import { listLookAlikes, listSameFiles } from "#db/seen-elsewhere.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { judgeDocument } from "./rules/judge-document.ts";
import { forCustomer, type RuleOutcome } from "./rules/outcome.ts";
import type { RuleInput, RuleDocument } from "./rules/rule.ts";
import { saysTheSame } from "./same-document.ts";

export interface JudgedDocument {
  readonly document: DocumentToJudge;
  readonly outcomes: readonly RuleOutcome[];
}

/**
 * What the rules say of every paper of a request, as papers, answers and account stand now: nothing is kept
 * that could be out of date. For staff.
 */
export async function judgeDocuments(
  db: Database,
  request: Request,
  account: Account,
): Promise<JudgedDocument[]> {
  const [documents, sameFiles, lookAlikes] = await Promise.all([
    listDocumentsToJudge(db, request.id),
    listSameFiles(db, request.id),
    listLookAlikes(db, request.id),
  ]);
  return judgeAll(documents, request, account, (document) =>
    seenElsewhere(document, sameFiles, lookAlikes),
  );
}

/** What the customer is told of them: other requests are not searched for what is kept from the customer. */
export async function judgeForCustomer(
  db: Database,
  request: Request,
  account: Account,
): Promise<JudgedDocument[]> {
  const documents = await listDocumentsToJudge(db, request.id);
  const judged = judgeAll(documents, request, account, () => ({ sameFile: [], samePage: [] }));
  return judged.map(({ document, outcomes }) => ({ document, outcomes: forCustomer(outcomes) }));
}

/** Without a situation there is nothing to judge by. */
function judgeAll(
  documents: readonly DocumentToJudge[],
  request: Request,
  account: Account,
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

/** A page that looks the same is the same paper only where it says the same. */
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

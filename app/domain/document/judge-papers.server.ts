import type { Database } from "#db/client.server.ts";
import { databaseNow } from "#db/clock.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { SupportingDocument } from "#db/schema/documents.ts";
import type { Request } from "#db/schema/requests.ts";
import { listConfidences, listLookAlikes, listSameFiles } from "#db/seen-elsewhere.server.ts";
import type { DocumentId } from "#app/domain/ids.ts";
import { judgePaper } from "./rules/judge-paper.ts";
import type { RuleOutcome } from "./rules/outcome.ts";
import type { RuleInput, RulePaper } from "./rules/rule.ts";
import { saysTheSame } from "./same-paper.ts";

export type Judgements = ReadonlyMap<DocumentId, readonly RuleOutcome[]>;

/**
 * What the rules say of every paper of a request, as papers, answers and account stand now: nothing is kept
 * that could be out of date.
 */
export async function judgePapers(
  db: Database,
  request: Request,
  account: Account,
): Promise<Judgements> {
  const { situation } = request;
  if (!situation) return new Map();
  const [papers, confidences, today] = await Promise.all([
    listDocuments(db, request.id),
    listConfidences(db, request.id),
    databaseNow(db),
  ]);
  const all = papers.map((paper) => ({
    paper,
    own: rulePaper(paper, confidences.get(paper.id) ?? null),
  }));
  const judged = all.map(async ({ paper, own }) => {
    const input: RuleInput = {
      paper: own,
      others: all.filter((other) => other.own !== own).map((other) => other.own),
      account,
      request: { ...request, situation },
      seenElsewhere: await seenElsewhere(db, paper),
      today,
    };
    return [paper.id, judgePaper(input)] as const;
  });
  return new Map(await Promise.all(judged));
}

function rulePaper(paper: SupportingDocument, confidence: number | null): RulePaper {
  const { id, kind, verdict, dangers, pages, reading, facts, signatures, traces } = paper;
  return { id, kind, verdict, dangers, pages, reading, facts, signatures, traces, confidence };
}

async function seenElsewhere(db: Database, paper: SupportingDocument) {
  const asked = { requestId: paper.requestId, documentId: paper.id };
  const [sameFile, lookAlikes] = await Promise.all([
    listSameFiles(db, asked),
    listLookAlikes(db, asked),
  ]);
  const samePage = lookAlikes
    .filter(
      ({ reference, facts }) => !sameFile.includes(reference) && saysTheSame(paper.facts, facts),
    )
    .map(({ reference }) => reference);
  return { sameFile, samePage: [...new Set(samePage)] };
}

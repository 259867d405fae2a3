import type { Database } from "#db/connection/client.server.ts";
import { listPapersToJudge, type PaperToJudge } from "#db/documents-to-judge.server.ts";
import { listLookAlikes, listSameFiles } from "#db/seen-elsewhere.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { judgePaper } from "./rules/judge-document.ts";
import { forCustomer, type RuleOutcome } from "./rules/outcome.ts";
import type { RuleInput, RulePaper } from "./rules/rule.ts";
import { saysTheSame } from "./same-document.ts";

export interface JudgedPaper {
  readonly paper: PaperToJudge;
  readonly outcomes: readonly RuleOutcome[];
}

/**
 * What the rules say of every paper of a request, as papers, answers and account stand now: nothing is kept
 * that could be out of date. For staff.
 */
export async function judgePapers(
  db: Database,
  request: Request,
  account: Account,
): Promise<JudgedPaper[]> {
  const [papers, sameFiles, lookAlikes] = await Promise.all([
    listPapersToJudge(db, request.id),
    listSameFiles(db, request.id),
    listLookAlikes(db, request.id),
  ]);
  return judgeAll(papers, request, account, (paper) => seenElsewhere(paper, sameFiles, lookAlikes));
}

/** What the customer is told of them: other requests are not searched for what is kept from the customer. */
export async function judgeForCustomer(
  db: Database,
  request: Request,
  account: Account,
): Promise<JudgedPaper[]> {
  const papers = await listPapersToJudge(db, request.id);
  const judged = judgeAll(papers, request, account, () => ({ sameFile: [], samePage: [] }));
  return judged.map(({ paper, outcomes }) => ({ paper, outcomes: forCustomer(outcomes) }));
}

/** Without a situation there is nothing to judge by. */
function judgeAll(
  papers: readonly PaperToJudge[],
  request: Request,
  account: Account,
  seenElsewhereOf: (paper: PaperToJudge) => RuleInput["seenElsewhere"],
): JudgedPaper[] {
  const { situation } = request;
  if (!situation) return papers.map((paper) => ({ paper, outcomes: [] }));
  const all = papers.map((paper) => ({ paper, own: rulePaper(paper) }));
  return all.map(({ paper, own }) => {
    const outcomes = judgePaper({
      paper: own,
      others: all.filter((other) => other.own !== own).map((other) => other.own),
      account,
      request: { ...request, situation },
      seenElsewhere: seenElsewhereOf(paper),
      today: paper.now,
    });
    return { paper, outcomes };
  });
}

function rulePaper(paper: PaperToJudge): RulePaper {
  const { id, kind, verdict, dangers, pages, reading, facts, signatures, traces, confidence } =
    paper;
  return { id, kind, verdict, dangers, pages, reading, facts, signatures, traces, confidence };
}

/** A page that looks the same is the same paper only where it says the same. */
function seenElsewhere(
  { id, facts }: PaperToJudge,
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

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
 * What the rules say of every paper of a request (`papers`, where they were listed already), as papers,
 * answers and account stand now: nothing is kept that could be out of date.
 */
export async function judgePapers(
  db: Database,
  request: Request,
  account: Account,
  papers?: readonly SupportingDocument[],
): Promise<Judgements> {
  const { situation } = request;
  const asked = papers ?? (await listDocuments(db, request.id));
  if (!situation || asked.length === 0) return new Map();
  const [confidences, sameFiles, lookAlikes, today] = await Promise.all([
    listConfidences(db, request.id),
    listSameFiles(db, request.id),
    listLookAlikes(db, request.id),
    databaseNow(db),
  ]);
  const all = asked.map((paper) => ({
    paper,
    own: rulePaper(paper, confidences.get(paper.id) ?? null),
  }));
  return new Map(
    all.map(({ paper, own }) => {
      const input: RuleInput = {
        paper: own,
        others: all.filter((other) => other.own !== own).map((other) => other.own),
        account,
        request: { ...request, situation },
        seenElsewhere: seenElsewhere(paper, sameFiles, lookAlikes),
        today,
      };
      return [paper.id, judgePaper(input)];
    }),
  );
}

function rulePaper(paper: SupportingDocument, confidence: number | null): RulePaper {
  const { id, kind, verdict, dangers, pages, reading, facts, signatures, traces } = paper;
  return { id, kind, verdict, dangers, pages, reading, facts, signatures, traces, confidence };
}

/** A page that looks the same is the same paper only where it says the same. */
function seenElsewhere(
  { id, facts }: SupportingDocument,
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

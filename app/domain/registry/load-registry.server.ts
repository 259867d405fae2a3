import type { RegistrySource } from "#app/domain/registry-source.ts";
import type { Database } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import type { DocumentToJudge } from "#db/documents-to-judge.server.ts";
import { listLastAnswers } from "#db/registry.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { mayAsk } from "./ask-for-answers.server.ts";
import type { CaseRegistry } from "./case-registry.ts";
import { isSerious } from "./finding.ts";
import { judgeRegistry, type RegistryCase } from "./judge-registry.ts";
import { questionsOf } from "./questions.ts";
import { reasonAgainst } from "./reason-against.ts";
import type { RegistryAnswer } from "./registered.ts";

interface Known {
  readonly request: Request;
  readonly account: Account;
  readonly documents: readonly DocumentToJudge[];
  readonly newContact: string | null;
  /** The registries that are switched on. */
  readonly sources: readonly RegistrySource[];
}

export async function loadRegistry(db: Database, known: Known): Promise<CaseRegistry> {
  const { request, account, documents, sources } = known;
  const [answers, now] = await Promise.all([listLastAnswers(db, request.id), databaseNow(db)]);
  const asOf = request.decidedAt ?? now;
  const read = documents.filter(({ reading }) => reading === "done");
  const reasons = questionsOf(account, read)
    .filter(({ source }) => sources.includes(source))
    .map(({ source, number }) => {
      const isIt = (one: RegistryAnswer) => one.source === source && one.number === number;
      return reasonAgainst(answers.find(isIt) ?? null, asOf);
    });
  const isOpen = mayAsk(request) && request.submittedAt !== null;
  const isMissing = (reason: (typeof reasons)[number]) =>
    reason !== null && reason !== "none" && reason !== "several";
  return {
    findings: judgeRegistry({ ...known, documents: read, answers, asOf }),
    answers,
    mayAsk: isOpen && reasons.some(isMissing),
    waits: isOpen && reasons.some((reason) => reason === "waiting" || reason === "old"),
  };
}

/** What makes a case doubtful by itself: the organisation has ceased. */
export async function countSerious(
  db: Database,
  { request, account }: Pick<Known, "request" | "account">,
): Promise<number> {
  const answers = await listLastAnswers(db, request.id);
  if (answers.length === 0) return 0;
  const asOf = request.decidedAt ?? (await databaseNow(db));
  const alone: RegistryCase = {
    account,
    newContact: null,
    documents: [],
    answers,
    asOf,
    sources: [],
  };
  return judgeRegistry(alone).filter(isSerious).length;
}

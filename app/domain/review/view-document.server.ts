import { text } from "node:stream/consumers";
import { findWords } from "#app/reader/find-words.ts";
import { judgePapers } from "#app/domain/document/judge-documents.server.ts";
import type { PageText } from "#app/reader/reading.ts";
import type { Domain } from "#app/domain/domain.ts";
import { accept } from "#app/domain/result.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listPages } from "#db/case-documents.server.ts";
import { comparePaper } from "./compare-document.ts";
import { findPaper, type PaperOrder } from "./find-document.server.ts";
import { toShownPage, type PaperView } from "./document-view.ts";
import { recordOpening, recordSight } from "./record-view.server.ts";

type Means = Domain & { readonly store: ObjectStore };

export interface Look {
  /** What is looked for; empty for nothing. */
  readonly query: string;
  /** Another turn of a viewer that is open: no opening of its own. */
  readonly goesOn: boolean;
}

/** A paper in the viewer, beside the account. On the audit trail before anything is shown. */
export async function viewPaper(means: Means, order: PaperOrder, { query, goesOn }: Look) {
  const found = await findPaper(means, order);
  if (!found.ok) return found;
  const { request, paper } = found.value;
  const [account, pages] = await Promise.all([
    findAccount(means.db, request.accountId),
    listPages(means.db, paper.id),
  ]);
  const judged = await judgePapers(means.db, request, account);
  const record = goesOn ? recordSight : recordOpening;
  await record(means, paper, order.staffId);
  const contactChanges = changesContact(request);
  return accept<PaperView>({
    reference: request.reference,
    paper,
    pages: pages.map(toShownPage),
    outcomes: judged.find((one) => one.paper.id === paper.id)?.outcomes ?? [],
    comparisons: comparePaper(paper.facts, { account, request, contactChanges }),
    hits: query && paper.textKey ? findWords(await readText(means, paper.textKey), query) : null,
    hasText: paper.textKey !== null,
  });
}

async function readText({ store }: Means, key: string) {
  const body = await store.read(key);
  return body ? (JSON.parse(await text(body)) as readonly PageText[]) : [];
}

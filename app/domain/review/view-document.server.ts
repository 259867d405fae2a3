import { text } from "node:stream/consumers";
import { judgeDocuments } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { accept } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { findWords } from "#app/reader/find-words.ts";
import type { PageText } from "#app/reader/reading.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listPages } from "#db/case-documents.server.ts";
import { compareDocument } from "./compare-document.ts";
import { type DocumentView, toShownPage } from "./document-view.ts";
import { type DocumentRequest, findDocument } from "./find-document.server.ts";
import { recordOpening, recordSight } from "./record-view.server.ts";

type Means = Domain & { readonly store: ObjectStore };

export interface Look {
  readonly query: string;
  readonly goesOn: boolean;
}

/** Writes the audit trail before anything is shown. */
export async function viewDocument(means: Means, order: DocumentRequest, { query, goesOn }: Look) {
  const found = await findDocument(means, order);
  if (!found.ok) return found;
  const { request, document } = found.value;
  const [account, pages] = await Promise.all([
    findAccount(means.db, request.accountId),
    listPages(means.db, document.id),
  ]);
  const judged = await judgeDocuments(means.db, request, account);
  const record = goesOn ? recordSight : recordOpening;
  await record(means, document, order.staffId);
  const contactChanges = changesContact(request);
  return accept<DocumentView>({
    reference: request.reference,
    document,
    pages: pages.map(toShownPage),
    outcomes: judged.find((one) => one.document.id === document.id)?.outcomes ?? [],
    comparisons: compareDocument(document.facts, { account, request, contactChanges }),
    hits:
      query && document.textKey ? findWords(await readText(means, document.textKey), query) : null,
    hasText: document.textKey !== null,
  });
}

async function readText({ store }: Means, key: string) {
  const body = await store.read(key);
  return body ? (JSON.parse(await text(body)) as readonly PageText[]) : [];
}

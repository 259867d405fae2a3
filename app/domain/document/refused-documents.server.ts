import type { Database } from "#db/connection/client.server.ts";
import { listLastVerdicts } from "#db/document-verdicts.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { verdictWords } from "./staff-verdict.ts";

/** What is still given although staff refused it, with the words for the customer. */
export async function listRefusedDocuments(
  db: Database,
  { id }: Pick<Request, "id">,
  locale: "fr" | "en",
) {
  const [verdicts, given] = await Promise.all([listLastVerdicts(db, id), listDocuments(db, id)]);
  return given.flatMap((document) => {
    const verdict = verdicts.get(document.id);
    if (verdict?.verdict !== "refused") return [];
    return [{ id: document.id, label: document.label, words: verdictWords(verdict, locale) }];
  });
}

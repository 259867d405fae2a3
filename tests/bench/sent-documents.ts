import { readFileSync } from "node:fs";
import { allFiles } from "#app/reader/testing/files/all-files.ts";
import type { VerdictId } from "#app/reader/verdict.ts";
import { corpusNote, realFiles } from "#tests/support/corpus.ts";

export interface SentDocument {
  readonly name: string;
  /** What is right to say of it; null: whatever is said of it. */
  readonly verdicts: readonly VerdictId[] | null;
  readonly bytes: Buffer;
}

/** Every nth of the real files and of those that the tests make. */
export async function documentsToSend(every: number): Promise<SentDocument[]> {
  if (corpusNote !== null) console.log(corpusNote);
  const documents: SentDocument[] = [];
  for (const [index, { name, path }] of realFiles.entries()) {
    if (index % every > 0) continue;
    documents.push({ name, verdicts: null, bytes: readFileSync(path) });
  }
  for (const [index, { name, verdicts, make }] of allFiles.entries()) {
    if (index % every > 0) continue;
    documents.push({ name, verdicts, bytes: await make() });
  }
  return documents;
}

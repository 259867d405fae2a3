import { readFileSync } from "node:fs";
import type { VerdictId } from "#app/domain/document/verdict.ts";
import { corpusNote, realFiles } from "../support/corpus.ts";
import { allFiles } from "../support/files/all-files.ts";

export interface SentPaper {
  readonly name: string;
  /** What is right to say of it; null: whatever is said of it. */
  readonly verdicts: readonly VerdictId[] | null;
  readonly bytes: Buffer;
}

/** Every nth of the real files and of those that the tests make. */
export async function papersToSend(every: number): Promise<SentPaper[]> {
  if (corpusNote !== null) console.log(corpusNote);
  const papers: SentPaper[] = [];
  for (const [index, { name, path }] of realFiles.entries()) {
    if (index % every > 0) continue;
    papers.push({ name, verdicts: null, bytes: readFileSync(path) });
  }
  for (const [index, { name, verdicts, make }] of allFiles.entries()) {
    if (index % every > 0) continue;
    papers.push({ name, verdicts, bytes: await make() });
  }
  return papers;
}

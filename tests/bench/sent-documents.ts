import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { VerdictId } from "#app/reader/verdict.ts";
import { allFiles } from "#app/reader/testing/files/all-files.ts";

/** Next to the project, if it exists. */
const corpus = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));

export interface SentDocument {
  readonly name: string;
  /** Correct verdicts; null accepts any. */
  readonly verdicts: readonly VerdictId[] | null;
  readonly bytes: Buffer;
}

/**
 * Every nth file of the corpus (none if it is missing) and of the files that the tests generate.
 */
export async function documentsToSend(every: number): Promise<SentDocument[]> {
  const real = existsSync(corpus)
    ? readdirSync(corpus).filter((name) => name.endsWith(".pdf"))
    : [];
  if (real.length === 0) console.log("../shared/corpus is not there: made files alone.");
  const documents: SentDocument[] = [];
  for (const [index, name] of real.entries()) {
    if (index % every > 0) continue;
    documents.push({ name, verdicts: null, bytes: readFileSync(path.join(corpus, name)) });
  }
  for (const [index, { name, verdicts, make }] of allFiles.entries()) {
    if (index % every > 0) continue;
    documents.push({ name, verdicts, bytes: await make() });
  }
  return documents;
}

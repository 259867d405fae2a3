import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export interface RealFile {
  readonly name: string;
  readonly path: string;
}

const own = fileURLToPath(new URL("corpus", import.meta.url));
const shared = fileURLToPath(new URL("../../../shared", import.meta.url));
const chosen = process.env.PASSERELLE_CORPUS;
const whole = chosen ?? path.join(shared, "corpus");
const isCi = !["", "0", "false"].includes(process.env.CI ?? "");

/** The whole collection is missing where it should be: a run that goes on would say more than it tested. */
if (!existsSync(whole) && (chosen !== undefined || (isCi && existsSync(shared))))
  throw new Error(`The corpus of real files is missing: ${whole} (PASSERELLE_CORPUS says where)`);

function filesIn(folder: string): RealFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
  return names.map((name) => ({ name, path: path.join(folder, name) }));
}

const byName = (one: RealFile, other: RealFile) => (one.name < other.name ? -1 : 1);

/** PDF files of many programs: the few of the repository, and the whole collection where it is there. */
export const realFiles: readonly RealFile[] = [
  ...new Map([...filesIn(own), ...filesIn(whole)].map((file) => [file.name, file])).values(),
].sort(byName);

/** What a run without the whole collection has to say; null with it. */
export const corpusNote: string | null = existsSync(whole)
  ? null
  : `SKIPPED: the corpus is not there (${path.relative(process.cwd(), whole)}). ` +
    `Real files read: the ${String(realFiles.length)} of the repository.`;

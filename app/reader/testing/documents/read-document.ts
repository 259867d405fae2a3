import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fact } from "#app/reader/reading.ts";
import { factsOf } from "#app/reader/reading/facts/facts-of.ts";
import { type ReadingLimits, readingLimits } from "#app/reader/reading/limits.ts";
import { readTask } from "#app/reader/reading/read-task.ts";
import { recogniseTask } from "#app/reader/reading/recognise-task.ts";
import type { RecognisedPage } from "#app/reader/reading/schema.ts";
import { withRecognised } from "#app/reader/reading/with-recognised.ts";

export async function readDocument(
  pdf: Buffer,
  folder: string,
  limits: ReadingLimits = readingLimits,
): Promise<readonly Fact[]> {
  const path = join(folder, "paper.pdf");
  await writeFile(path, pdf);
  const { texts, facts, needsOcr } = await readTask(path, folder, limits);
  if (needsOcr.length === 0) return facts;
  const recognised: RecognisedPage[] = [];
  for (const page of needsOcr)
    recognised.push(await recogniseTask(join(folder, `page-${String(page)}.jpg`)));
  const qr = facts.filter(({ name }) => name === "qr");
  return factsOf(
    withRecognised(texts, recognised),
    qr,
    recognised.flatMap(({ marks }) => marks),
  );
}

import { expect, test } from "vitest";
import { asScan } from "#app/reader/testing/documents/as-scan.ts";
import { readDocument } from "#app/reader/testing/documents/read-document.ts";
import { type Score, score, total } from "#app/reader/testing/documents/score.ts";
import {
  expectationOf,
  pdfOf,
  type Specimen,
  specimens,
} from "#app/reader/testing/documents/specimens.ts";
import { isFull, patience } from "#tests/support/scenario/scale.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { readingLimits } from "./limits.ts";

const labelOf = ({ defect, details }: Specimen) => `${details.kind} with "${defect}"`;

async function scoreOf(specimen: Specimen, pdf: Buffer, isScan: boolean): Promise<Score> {
  const draws = isFull || specimen.details.kind === "letter";
  const limits = draws || isScan ? readingLimits : { ...readingLimits, pagesDrawn: 0 };
  const facts = await readDocument(pdf, temporaryFolder(), limits);
  return score(labelOf(specimen), facts, expectationOf(specimen));
}

function report(what: string, scores: readonly Score[]): number {
  const { right, fields, share, wrong } = total(scores);
  const figure = `${String(right)} of ${String(fields)} fields right (${(share * 100).toFixed(1)} %)`;
  console.info([`${what}: ${String(scores.length)} papers, ${figure}`, ...wrong].join("\n  "));
  return share;
}

test("there are sixty documents, twelve of each kind, each with one defect", () => {
  expect(specimens).toHaveLength(60);
});

test(
  "98 of 100 fields of documents with text are read correctly",
  { timeout: patience(300, 180) },
  async () => {
    const scores: Score[] = [];
    for (const specimen of specimens)
      scores.push(await scoreOf(specimen, await pdfOf(specimen), false));
    expect(report("Text", scores)).toBeGreaterThanOrEqual(0.98);
  },
);

const skews = [0.6, -0.8, 0, 1.5];
const sampled = [0, 31, 50];

test(
  "90 of 100 fields of scans at 200 dpi are read correctly",
  { timeout: patience(1_800, 180) },
  async () => {
    const scores: Score[] = [];
    for (const [index, specimen] of specimens.entries()) {
      if (!isFull && !sampled.includes(index)) continue;
      const scan = await asScan(await pdfOf(specimen), 200, skews[index % skews.length]);
      scores.push(await scoreOf(specimen, scan, true));
    }
    expect(report("Scans", scores)).toBeGreaterThanOrEqual(0.9);
  },
);

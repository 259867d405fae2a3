import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { judgeDocument } from "#app/domain/document/rules/judge-document.ts";
import type { RuleDocument } from "#app/domain/document/rules/rule.ts";
import { openDocument } from "#app/reader/open-document.server.ts";
import type { PageText } from "#app/reader/reading.ts";
import { factsOf } from "#app/reader/reading/facts/facts-of.ts";
import { readingLimits } from "#app/reader/reading/limits.ts";
import { readText } from "#app/reader/reading/read-text.server.ts";
import { casesIn, type PaperCase } from "./case.ts";
import { mutations } from "./mutations.ts";
import { judgeInput } from "./read-case.ts";

const folder = path.resolve("tests/papers/unseen");
const today = new Date("2026-11-29T12:00:00Z");
const good = casesIn(folder).filter(({ bad, scan }) => bad.length === 0 && !scan);

/** The pages of each paper, from its own text. */
async function pagesOf(paperCase: PaperCase): Promise<readonly (readonly PageText[])[]> {
  const each: (readonly PageText[])[] = [];
  for (const { file } of paperCase.papers) {
    const document = await openDocument(await readFile(path.join(folder, file)));
    each.push((await readText(document, readingLimits)).texts);
    await document.loadingTask.destroy();
  }
  return each;
}

/** Rules that are green on any paper of the case. */
function greens(paperCase: PaperCase, papers: readonly (readonly PageText[])[]): Set<string> {
  const documents = papers.map((pages, index): RuleDocument => ({
    id: String(index),
    kind: paperCase.papers[index]?.kind ?? "kbis",
    verdict: "good",
    dangers: [],
    pages: pages.length,
    reading: "done",
    facts: factsOf(pages, [], []),
    signatures: [],
    traces: null,
    confidence: null,
  }));
  return new Set(
    documents.flatMap((document) =>
      judgeDocument(judgeInput(paperCase, document, documents, today))
        .filter(({ state }) => state === "pass")
        .map(({ rule }) => rule),
    ),
  );
}

test(
  "no rule that a change makes false stays green, on any paper",
  { timeout: 300_000 },
  async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const paperCase of good) {
      const papers = await pagesOf(paperCase);
      const before = greens(paperCase, papers);
      for (const { name, falsifies, apply } of mutations) {
        const changed = papers.map((pages, index) =>
          apply(pages, paperCase, paperCase.papers[index]?.kind ?? "kbis"),
        );
        if (changed.every((pages) => pages === null)) continue;
        tried += 1;
        const after = greens(
          paperCase,
          changed.map((pages, index) => pages ?? papers[index] ?? []),
        );
        for (const rule of falsifies)
          if (before.has(rule) && after.has(rule)) wrong.push(`${paperCase.id}: ${name}: ${rule}`);
      }
    }
    console.info(`${String(tried)} wrong papers from ${String(good.length)} good ones`);
    expect(mutations).toHaveLength(20);
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(10 * good.length);
  },
);

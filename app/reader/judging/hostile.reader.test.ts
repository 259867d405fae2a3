import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { createChildren } from "#app/reader/child/child.server.ts";
import { judgeFile, judgeIfPossible, judgingLimits } from "#app/reader/judge-file.server.ts";
import { childrenLeft } from "#app/reader/testing/children/left.ts";
import { actingFiles } from "#app/reader/testing/files/actions.ts";
import { bombs } from "#app/reader/testing/files/bombs.ts";
import type { MadeFile } from "#app/reader/testing/files/made-file.ts";
import { pictureBombs } from "#app/reader/testing/files/picture-bombs.ts";
import { polyglots, wrecks } from "#app/reader/testing/files/wrecks.ts";
import { fairMs } from "#tests/support/fair-limit.ts";
import { isFull, patience, seeded } from "#tests/support/scenario/scale.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const megabyte = 1024 * 1024;
const childPath = fileURLToPath(new URL("../reader-child.ts", import.meta.url));
const children = createChildren(childPath);

function some(files: readonly MadeFile[], count: number): readonly MadeFile[] {
  if (isFull) return files;
  const lengths = { minLength: count, maxLength: count };
  return seeded(3_141)(fc.shuffledSubarray([...files], lengths), 1)[0] ?? [];
}

async function judgeAll(files: readonly MadeFile[]): Promise<string[]> {
  const folder = temporaryFolder();
  const wrong: string[] = [];
  const paths = new Map<MadeFile, string>();
  for (const file of files) {
    const path = join(folder, randomUUID());
    await writeFile(path, await file.make());
    paths.set(file, path);
  }
  const before = process.memoryUsage.rss();
  await Promise.all(
    files.map(async (file) => {
      const verdict = await judgeFile(children, paths.get(file) ?? "");
      const dangers = "dangers" in verdict ? verdict.dangers : [];
      const missed = (file.dangers ?? []).filter((danger) => !dangers.includes(danger));
      if (!file.verdicts.includes(verdict.verdict) || missed.length > 0) {
        wrong.push(
          `${file.name}: ${verdict.verdict} ${dangers.join()}, not ${file.verdicts.join()}`,
        );
      }
    }),
  );
  const grown = (process.memoryUsage.rss() - before) / megabyte;
  if (grown > 64) wrong.push(`the parent grew by ${grown.toFixed()} MB`);
  return wrong;
}

afterEach(async () => {
  expect(await childrenLeft()).toEqual([]);
});

describe("a hostile file gets a verdict or a refusal, and its child dies alone", () => {
  test.each([
    ["bombs in PDFs", some(bombs, 10)],
    ["bombs in pictures", some(pictureBombs, 8)],
    ["two kinds of file at once", some(polyglots, 4)],
    ["files broken off", some(wrecks, 8)],
  ] as const)("%s", { timeout: patience(900, 180) }, async (_, files) => {
    expect(await judgeAll(files)).toEqual([]);
  });
});

test(
  "what a PDF can do is reported, however it is hidden",
  { timeout: patience(900, 180) },
  async () => {
    expect(await judgeAll(some(actingFiles, 14))).toEqual([]);
  },
);

test("there are enough hostile files, each with a unique name", () => {
  const all = [...bombs, ...pictureBombs, ...polyglots, ...wrecks, ...actingFiles];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(bombs.length + pictureBombs.length + polyglots.length).toBeGreaterThanOrEqual(40);
});

test.each(["DeviceGray", "DeviceRGB "])(
  "a picture too large to draw (%s) is left to a person, not called blank",
  async (colours) => {
    const path = join(temporaryFolder(), "large.pdf");
    const bomb = bombs.find(
      ({ name }) => name === `a picture of 50,000 by 50,000 (${colours}).pdf`,
    );
    await writeFile(path, (await bomb?.make()) ?? "");
    expect(await judgeIfPossible(children, path, judgingLimits)).toEqual({
      verdict: "unjudged",
      pages: 1,
      dangers: [],
    });
  },
  120_000,
);

test("a bomb stopped only by its limits costs no more than five seconds in all", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "bomb.pdf");
  const bomb = bombs.find(({ name }) => name === "content of 2 GB of operators.pdf");
  await writeFile(path, (await bomb?.make()) ?? "");
  const [limit, begun] = [fairMs(judgingLimits.processorMs), performance.now()];
  // Final: another attempt would end in the same way. Which of its two limits stops the child first,
  // its own budget ("good": checks without budget count as passed) or the one that kills it, depends
  // on how busy the machine is.
  const verdict = await judgeIfPossible(children, path, judgingLimits);
  expect([
    { verdict: "unjudged", pages: null, dangers: [] },
    { verdict: "good", pages: 1, dangers: [] },
  ]).toContainEqual(verdict);
  expect(performance.now() - begun).toBeLessThan(limit + fairMs(1_500));
}, 120_000);

import { type ChildProcess, spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { limits } from "#app/domain/limits.ts";
import { type Children, createChildren } from "#app/reader/child/child.server.ts";
import { judgeFile, judgeIfPossible, patientJudgingLimits } from "#app/reader/judge-file.server.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { codedScans } from "#app/reader/testing/files/coded-scans.ts";
import { pictures } from "#app/reader/testing/files/pictures.ts";
import { childPath } from "#app/reader/testing/read-documents.ts";
import { patience, scaled } from "#tests/support/scenario/scale.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const count = scaled(100, 12);
const loops: ChildProcess[] = [];
/** Ends with this process, even when that is killed. */
const busyLoop = "const parent = process.ppid; while (process.ppid === parent);";

beforeAll(() => {
  for (let number = 0; number < 4; number += 1) {
    loops.push(spawn(process.execPath, ["-e", busyLoop], { stdio: "ignore" }));
  }
});
afterAll(() => {
  for (const loop of loops) loop.kill("SIGKILL");
});

/** Extracts as text, scans in every coding, and photos, in turn. */
async function paper(number: number): Promise<Buffer> {
  const of = <Value>(list: readonly Value[]) => list[Math.floor(number / 3) % list.length];
  if (number % 3 === 1) return Buffer.from((await of(codedScans)?.make()) ?? "");
  if (number % 3 === 2) return Buffer.from((await of(goodPictures)?.make()) ?? "");
  return makeDocument({ kind: "kbis", name: `Atelier ${String(number)}` });
}
const goodPictures = pictures.filter(({ verdicts }) => verdicts.includes("good"));

/** As the job does it, but without its waits. */
async function judgedByJob(children: Children, path: string): Promise<string> {
  for (let attempt = 0; attempt < limits.judgingAttempts; attempt += 1) {
    const verdict = await judgeIfPossible(children, path, patientJudgingLimits);
    if (verdict) return verdict.verdict;
  }
  return "never judged";
}

it(
  `under four busy loops none of ${String(count)} ordinary papers is left unjudged`,
  { timeout: patience(3_600, 900) },
  async () => {
    const folder = temporaryFolder();
    const paths = await Promise.all(
      Array.from({ length: count }, async (_, number) => {
        const path = join(folder, String(number));
        await writeFile(path, await paper(number));
        return path;
      }),
    );
    expect(loops.filter(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([]);
    const children = createChildren(childPath);
    const times: number[] = [];
    const first = await Promise.all(
      paths.map(async (path) => {
        const begun = performance.now();
        const { verdict } = await judgeFile(children, path);
        times.push(performance.now() - begun);
        return { path, verdict };
      }),
    );
    const waiting = first.filter(({ verdict }) => verdict === "unjudged");
    console.log(
      `${String(count)} papers in ${(Math.max(...times) / 1_000).toFixed()} s, ` +
        `judged at a later attempt: ${String(waiting.length)}`,
    );
    const later = await Promise.all(
      waiting.map(async ({ path }) => ({ path, verdict: await judgedByJob(children, path) })),
    );
    const judged = [...first.filter((one) => !waiting.includes(one)), ...later];
    expect(judged.map(({ verdict }) => verdict)).toEqual(judged.map(() => "good"));
  },
);

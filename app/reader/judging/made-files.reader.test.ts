import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createChildren } from "#app/reader/child/child.server.ts";
import { judgeFile } from "#app/reader/judge-file.server.ts";
import { allFiles } from "#app/reader/testing/files/all-files.ts";
import { isFull, patience, scaled, seeded } from "#tests/support/scenario/scale.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const childPath = fileURLToPath(new URL("../reader-child.ts", import.meta.url));
const children = createChildren(childPath);

/** Only the verdict counts here: the product gives 5 s of a processor. */
const patient = { processorMs: 60_000, timeoutMs: 600_000 };

const sample = isFull
  ? allFiles
  : (seeded(20_261_125)(
      fc.shuffledSubarray([...allFiles], { minLength: 28, maxLength: 28 }),
      1,
    )[0] ?? []);

test(
  `${String(scaled(allFiles.length, 28))} files of ${String(allFiles.length)} made in different ways get the right verdict`,
  { timeout: patience(3_600, 900) },
  async () => {
    expect(allFiles.length).toBeGreaterThanOrEqual(200);
    const folder = temporaryFolder();
    const hashes = new Set<string>();
    const wrong: string[] = [];
    const judge = async ({ name, verdicts, make }: (typeof allFiles)[number]) => {
      const bytes = await make();
      hashes.add(createHash("sha256").update(bytes).digest("hex"));
      const path = join(folder, crypto.randomUUID());
      await writeFile(path, bytes);
      const { verdict } = await judgeFile(children, path, patient);
      if (!verdicts.includes(verdict)) wrong.push(`${name}: ${verdict}, not ${verdicts.join()}`);
      await rm(path);
    };
    for (let index = 0; index < sample.length; index += 2) {
      await Promise.all(sample.slice(index, index + 2).map(judge));
    }
    expect(wrong).toEqual([]);
    expect(hashes.size).toBe(sample.length);
  },
);

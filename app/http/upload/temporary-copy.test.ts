import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { openTemporaryCopy, sweepTemporaryCopies } from "./temporary-copy.server.ts";

it("Copies left by a killed process are removed; copies in use and foreign files stay", async () => {
  const folder = temporaryFolder();
  const [old, young] = [await openTemporaryCopy(folder), await openTemporaryCopy(folder)];
  await Promise.all([old.file.close(), young.file.close()]);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await writeFile(join(folder, "somebody-else"), "");
  const reading = join(folder, "passerelle-reading-Ab3dEf");
  await mkdir(reading);
  await writeFile(join(reading, "page-1.jpg"), "");
  for (const path of [old.path, reading, join(folder, "somebody-else")])
    await utimes(path, hourAgo, hourAgo);
  expect(await sweepTemporaryCopies(1_800_000, folder)).toBe(2);
  expect((await readdir(folder)).sort()).toEqual([basename(young.path), "somebody-else"].sort());
});

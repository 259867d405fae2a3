import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { degrees, PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { createChildren } from "#app/reader/child/child.server.ts";
import { readByChildren } from "#app/reader/read-by-children.server.ts";
import { readFiles } from "#app/reader/read-files.server.ts";
import { asScan } from "#app/reader/testing/documents/as-scan.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { childPath } from "#app/reader/testing/read-documents.ts";
import { isFull } from "#tests/support/scenario/scale.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { turnedBox, turns } from "./turn.ts";

test("a box returns to its place after four quarter turns or two half turns", () => {
  const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 };
  const rounded = ({ x, y, width, height }: typeof box) =>
    [x, y, width, height].map((one) => one.toFixed(6));
  let turned = box;
  for (let count = 0; count < 4; count += 1) turned = turnedBox(turned, 90);
  expect(rounded(turned)).toEqual(rounded(box));
  expect(rounded(turnedBox(turnedBox(box, 90), 270))).toEqual(rounded(box));
  expect(rounded(turnedBox(box, 180))).toEqual(rounded(turnedBox(turnedBox(box, 90), 90)));
  expect(turnedBox({ x: 0, y: 0, width: 0.2, height: 0.1 }, 90)).toEqual({
    x: 0.9,
    y: 0,
    width: 0.1,
    height: 0.2,
  });
});

const askew = turns.filter((turn) => turn === 90 || (isFull && turn !== 0));

test.each(askew)(
  "a scan rotated by %i degrees is turned upright and read like an upright one",
  { timeout: 180_000 },
  async (turn) => {
    const folder = temporaryFolder();
    const scan = await PDFDocument.load(await asScan(await makeDocument({ kind: "kbis" })));
    scan.getPage(0).setRotation(degrees(turn));
    const path = join(folder, "paper.pdf");
    await writeFile(path, await scan.save());
    const { reading, facts } = await readFiles(readByChildren(createChildren(childPath), null), {
      originals: [{ path, format: "pdf" }],
      folder,
    });
    const siren = facts.find(({ name }) => name === "siren");
    expect(siren?.value).toBe("732829320");
    expect(siren?.box?.x).toBeCloseTo(0.4, 1);
    expect(siren?.box?.y).toBeLessThan(0.5);
    const qr = facts.find(({ name }) => name === "qr");
    expect(qr?.box?.x).toBeGreaterThan(0.8);
    expect(qr?.box?.y).toBeLessThan(0.1);
    const [page] = reading?.pages ?? [];
    expect(page?.height).toBeGreaterThan(page?.width ?? Infinity);
    expect(await sharp(await readFile(join(folder, "page-1.jpg"))).metadata()).toMatchObject({
      width: page?.pictureWidth,
      height: page?.pictureHeight,
    });
  },
);

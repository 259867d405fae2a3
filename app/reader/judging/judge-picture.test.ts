import sharp from "sharp";
import { expect, test } from "vitest";
import { tiffOfPages } from "#tests/support/pictures/tiff-of-pages.ts";
import { judgePicture } from "./judge-picture.server.ts";

const lines = Array.from(
  { length: 30 },
  (_, line) => `<rect x="90" y="${String(120 + line * 48)}" width="900" height="14"/>`,
).join("");
const written = await sharp(
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1170" height="1654"><rect width="100%" height="100%" fill="#fff"/>${lines}</svg>`,
  ),
)
  .png()
  .toBuffer();
const empty = await sharp({
  create: { width: 1_170, height: 1_654, channels: 3, background: "#f8f7f2" },
})
  .png()
  .toBuffer();

const judge = (bytes: Buffer, isSpent = false) =>
  judgePicture(bytes, "tiff", { isSpent: () => isSpent });
const good = (pages: number) => ({ verdict: "good", pages, dangers: [] });

test.each([
  ["back", [written, empty]],
  ["front", [empty, written]],
])("a TIFF with an empty %s is a document", async (_side, pages) => {
  expect(await judge(await tiffOfPages(pages))).toEqual(good(2));
});

test("a TIFF with only empty pages is blank", async () => {
  const verdict = await judge(await tiffOfPages([empty, empty]));
  expect(verdict).toEqual({ verdict: "blank", pages: 2, dangers: [] });
});

test("a TIFF with only its second page broken is damaged", async () => {
  const bytes = await tiffOfPages([written, written]);
  expect(await judge(bytes)).toEqual(good(2));
  const second = bytes.readUInt32LE(bytes.readUInt32LE(4) + 2 + 9 * 12);
  bytes.writeUInt32LE(0x7fff_fff0, second + 2 + 5 * 12 + 8);
  expect(await judge(bytes)).toEqual({ verdict: "damaged" });
});

test("a TIFF whose pages loop back to the first does not hang", async () => {
  const bytes = await tiffOfPages([written]);
  const first = bytes.readUInt32LE(4);
  bytes.writeUInt32LE(first, first + 2 + 9 * 12);
  expect(await judge(bytes)).toEqual(good(1));
});

test("a TIFF with more pages than can be composed is too large", async () => {
  const small = await sharp(empty).resize(20).png().toBuffer();
  const bytes = await tiffOfPages(Array.from({ length: 101 }, () => small));
  expect(await judge(bytes)).toEqual({ verdict: "too-large" });
});

test("pages for which the budget is spent count as passed", async () => {
  expect(await judge(await tiffOfPages([empty, empty]), true)).toEqual(good(2));
});

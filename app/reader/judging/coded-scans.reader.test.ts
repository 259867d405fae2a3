import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { openDocument } from "#app/reader/open-document.server.ts";
import { codedScans, scannedSheet } from "#app/reader/testing/files/coded-scans.ts";
import { predefinedTexts } from "#app/reader/testing/files/predefined-texts.ts";
import { everySecond } from "#tests/support/scenario/scale.ts";
import { drawGrey } from "./draw-grey.server.ts";
import { judgePdf } from "./judge-pdf.ts";

const unlimited = { isSpent: () => false };
const small = { width: 85, height: 120 };
/** Of 255. A wrongly decoded picture differs by 30 and more. */
const mostDifference = 12;

async function shrunk(grey: Uint8Array, width: number, height: number): Promise<Buffer> {
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .resize({ ...small, fit: "fill" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
}

async function differenceOf(bytes: Buffer): Promise<number> {
  const document = await openDocument(bytes);
  const { data, width, height } = await drawGrey(document, await document.getPage(1));
  await document.loadingTask.destroy();
  const drawn = await shrunk(data, width, height);
  const sheet = await scannedSheet();
  const wanted = await shrunk(sheet.data, sheet.width, sheet.height);
  const sum = drawn.reduce((total, value, at) => total + Math.abs(value - (wanted[at] ?? 0)), 0);
  return sum / drawn.length;
}

describe("a scan, however it is coded, is judged by what it shows", () => {
  it.each(everySecond(codedScans).map((file) => [file.name, file] as const))(
    "%s",
    async (_, file) => {
      const bytes = Buffer.from(await file.make());
      expect(await judgePdf(bytes, unlimited)).toEqual({ verdict: "good", pages: 1, dangers: [] });
      expect(await differenceOf(bytes)).toBeLessThan(mostDifference);
    },
  );

  it("also in JPEG 2000", async () => {
    const strangers = new URL("../../../tests/support/strangers/", import.meta.url);
    const bytes = readFileSync(new URL("scan-jpeg2000.pdf", strangers));
    expect(await judgePdf(bytes, unlimited)).toEqual({ verdict: "good", pages: 1, dangers: [] });
  });
});

describe("text in a character map that is not in the file", () => {
  it.each(predefinedTexts.map((file) => [file.name, file] as const))("%s", async (_, file) => {
    const bytes = Buffer.from(await file.make());
    expect(await judgePdf(bytes, unlimited)).toEqual({ verdict: "good", pages: 1, dangers: [] });
    const document = await openDocument(bytes);
    const { items } = await (await document.getPage(1)).getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join("");
    expect(text).toBe(file.text);
  });
});

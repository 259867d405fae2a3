import { readFileSync } from "node:fs";
import type { JpegOptions } from "sharp";
import { describe, expect, it } from "vitest";
import { openDocument } from "#app/reader/open-document.server.ts";
import { sniff } from "#app/reader/sniff.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { writtenSheet } from "#app/reader/testing/files/sheets.ts";
import { layouts, surrounded } from "#app/reader/testing/files/surrounded.ts";
import { ordinaryPdf } from "#tests/support/pdf/pdfs.ts";
import { judgePdf } from "./judge-pdf.ts";
import { judgePicture } from "./judge-picture.server.ts";

const unlimited = { isSpent: () => false };

async function verdictOf(bytes: Buffer): Promise<string> {
  const format = sniff(bytes);
  if (format === "other") return "not-what-it-says";
  const judge =
    format === "pdf" ? judgePdf(bytes, unlimited) : judgePicture(bytes, format, unlimited);
  return (await judge).verdict;
}

const shares = Array.from({ length: 19 }, (_, index) => (index + 1) * 5);
const cutAt = (bytes: Buffer, share: number) =>
  bytes.subarray(0, Math.floor((bytes.length * share) / 100));

/** The words of all pages, and the dots of the first. */
async function contentOf(bytes: Buffer): Promise<string> {
  const document = await openDocument(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const { fnArray } = await page.getOperatorList();
    pages.push(`${items.map((item) => ("str" in item ? item.str : "")).join()}${fnArray.join()}`);
  }
  await document.loadingTask.destroy();
  return pages.join("\n");
}

const stranger = (name: string) =>
  readFileSync(new URL(`../../../tests/support/strangers/${name}`, import.meta.url));

const wholePdfs: readonly (readonly [string, () => Promise<Buffer> | Buffer])[] = [
  ...Object.entries(layouts),
  ["packed objects of five pages", () => ordinaryPdf(5)],
  ["an extract", () => makeDocument({ kind: "kbis" })],
  ["a fax", () => stranger("scan-ccitt-g4.pdf")],
  ["a scan", () => stranger("scan-1240px-on-a-big-page-30dpi.pdf")],
];

describe("a PDF cut at every 5 %", { timeout: 300_000 }, () => {
  it.each(wholePdfs)("%s: is refused where something is lost", async (_, make) => {
    const bytes = await make();
    const [whole, startxref] = [await contentOf(bytes), bytes.lastIndexOf("startxref")];
    expect(await verdictOf(bytes)).toBe("good");
    for (const share of shares) {
      const cut = cutAt(bytes, share);
      const verdict = await verdictOf(cut);
      expect([share, verdict]).toEqual([share, expect.stringMatching(/^(?:good|damaged)$/)]);
      if (verdict === "good") expect([share, await contentOf(cut)]).toEqual([share, whole]);
      if (cut.length >= startxref + 10) expect([share, verdict]).toEqual([share, "good"]);
      if (share <= 60) expect([share, verdict]).toEqual([share, "damaged"]);
    }
  });

  it.each(wholePdfs)("%s: is accepted without its last line, or a part of it", async (_, make) => {
    const bytes = await make();
    const end = bytes.lastIndexOf("%%EOF");
    for (const at of [end, end + 1, end + 3, end - 1, bytes.lastIndexOf("startxref") + 10]) {
      expect([at, await verdictOf(bytes.subarray(0, at))]).toEqual([at, "good"]);
    }
  });

  it.each(wholePdfs)("%s: is refused when a page follows the cut", async (_, make) => {
    const bytes = await make();
    for (const share of [30, 60]) {
      const tail = Buffer.from(`<html>${"<p>Votre portail</p>".repeat(700)}</html>`);
      expect(await verdictOf(Buffer.concat([cutAt(bytes, share), tail]))).toBe("damaged");
      expect(await verdictOf(Buffer.concat([cutAt(bytes, share), Buffer.alloc(9_000)]))).toBe(
        "damaged",
      );
    }
  });

  it("whose update is cut is refused: readers would show the version before", async () => {
    const bytes = layouts["an update"]?.() ?? Buffer.alloc(0);
    const update = bytes.indexOf("%%EOF") + 7;
    for (const at of [update + 8, update + 20, update + 40, bytes.lastIndexOf("startxref") - 2]) {
      expect([at, await verdictOf(bytes.subarray(0, at))]).toEqual([at, "damaged"]);
    }
  });
});

describe("a PDF with something before or behind it, or without its end", () => {
  it.each(surrounded.map((file) => [file.name, file] as const))("%s", async (_, file) => {
    const bytes = Buffer.from(await file.make());
    expect(sniff(bytes)).toBe("pdf");
    expect(await judgePdf(bytes, unlimited)).toEqual({ verdict: "good", pages: 1, dangers: [] });
  });
});

describe("a file of a stranger", () => {
  it.each([
    "t-pdf-bom.pdf",
    "t-pdf-trailing-html-14k.pdf",
    "scan-1240px-on-a-big-page-30dpi.pdf",
    "scan-ccitt-g4.pdf",
    "scan-jpeg2000.pdf",
  ])("%s is good", async (name) => {
    expect(await verdictOf(stranger(name))).toBe("good");
  });
});

const jpeg = async (options: JpegOptions = {}) =>
  (await writtenSheet(1_200)).jpeg(options).toBuffer();
const pictures: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ["a JPEG", () => jpeg()],
  ["a progressive JPEG", () => jpeg({ progressive: true })],
  ["a grey JPEG", async () => (await writtenSheet(1_200)).toColourspace("b-w").jpeg().toBuffer()],
  [
    "a JPEG in four inks",
    async () => (await writtenSheet(1_200)).toColourspace("cmyk").jpeg().toBuffer(),
  ],
  [
    "a JPEG with place data",
    async () =>
      (await writtenSheet(1_200))
        .withExif({ IFD0: { Make: "Maker" } })
        .jpeg()
        .toBuffer(),
  ],
  ["a PNG", async () => (await writtenSheet(1_200)).png().toBuffer()],
  [
    "an interlaced PNG",
    async () => (await writtenSheet(1_200)).png({ progressive: true }).toBuffer(),
  ],
  [
    "a PNG with a palette",
    async () => (await writtenSheet(1_200)).png({ palette: true }).toBuffer(),
  ],
];

describe("a picture cut", { timeout: 300_000 }, () => {
  it.each(pictures)("at every 5 %%: %s is refused", async (_, make) => {
    const bytes = await make();
    expect(await verdictOf(bytes)).toBe("good");
    for (const share of shares) {
      expect([share, await verdictOf(cutAt(bytes, share))]).toEqual([share, "damaged"]);
    }
  });

  it.each(pictures)("at its end: %s is good as long as no dot is lost", async (_, make) => {
    const bytes = await make();
    const isJpeg = sniff(bytes) === "jpeg";
    for (const less of isJpeg ? [1, 2] : [1, 4, 8, 12, 13, 16]) {
      expect([less, await verdictOf(bytes.subarray(0, -less))]).toEqual([less, "good"]);
    }
    for (const less of isJpeg ? [8, 40] : [20, 60]) {
      expect([less, await verdictOf(bytes.subarray(0, -less))]).toEqual([less, "damaged"]);
    }
  });
});

describe("a JPEG with something behind it", () => {
  const samsung = Buffer.concat([Buffer.alloc(64, 7), Buffer.from("SEFH\0\0\0\0SEFT", "latin1")]);
  const cases: readonly (readonly [string, (one: Buffer) => Buffer])[] = [
    ["zeros", () => Buffer.alloc(3_000)],
    ["a page", () => Buffer.from("<html>x</html>".repeat(500))],
    ["a second picture, as cameras add it", (one) => one],
    ["a maker's trailer", () => samsung],
    ["a cut second picture", (one) => one.subarray(0, 5_000)],
    ["one byte", () => Buffer.from([0xff])],
  ];
  it.each(cases)("%s is good", async (_, behind) => {
    const one = await jpeg();
    expect(await verdictOf(Buffer.concat([one, behind(one)]))).toBe("good");
    const half = cutAt(one, 50);
    expect(await verdictOf(Buffer.concat([half, behind(one).subarray(0, 500)]))).toBe("damaged");
  });
});

import { readFile } from "node:fs/promises";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { asScan } from "#app/reader/testing/documents/as-scan.ts";
import type { DocumentDetails } from "#app/reader/testing/documents/details.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { readingLimits } from "./limits.ts";
import { lookOf } from "./look.server.ts";
import { lookDistance } from "./look.ts";
import { readTask } from "./read-task.ts";
import { type Reading, readingSchema } from "./schema.ts";

async function read(pdf: Buffer): Promise<{ reading: Reading; picture: Buffer }> {
  const folder = temporaryFolder();
  await writeFile(join(folder, "paper.pdf"), pdf);
  const reading = await readTask(join(folder, "paper.pdf"), folder);
  return { reading, picture: await readFile(join(folder, "page-1.jpg")) };
}

const kbis = (details: Partial<DocumentDetails> = {}) => makeDocument({ kind: "kbis", ...details });

test("a page is drawn at 150 dpi, and the child's answer fits the schema", async () => {
  const { reading, picture } = await read(await kbis());
  expect(readingSchema.parse(JSON.parse(JSON.stringify(reading)))).toEqual(reading);
  expect(await sharp(picture).metadata()).toMatchObject({
    format: "jpeg",
    width: 1240,
    height: 1754,
  });
  expect(reading.pages[0]).toMatchObject({ page: 1, width: 595, height: 842, pictureWidth: 1240 });
  expect(reading.needsOcr).toEqual([]);
});

test("the QR code is read, with its place at the top right", async () => {
  const { reading } = await read(await kbis());
  const qr = reading.facts.find(({ name }) => name === "qr");
  expect(qr?.value).toBe("https://controle.infogreffe.fr/controle?code=aB3dE5fG7h");
  expect(qr?.box?.x).toBeGreaterThan(0.8);
  expect(qr?.box?.y).toBeLessThan(0.1);
});

test("a scan has no words of its own, and its pages wait for OCR", async () => {
  const { reading } = await read(await asScan(await kbis()));
  expect(reading.texts[0]).toMatchObject({ source: "none", lines: [] });
  expect(reading.needsOcr).toEqual([1]);
});

test("a blank page is recognised and read last", async () => {
  const document = await PDFDocument.load(await asScan(await kbis()));
  document.insertPage(0, [595, 842]);
  const { reading } = await read(Buffer.from(await document.save()));
  expect(reading).toMatchObject({ blank: [1], needsOcr: [2, 1] });
});

test("among pages beyond the drawing limit, those with neither words nor pictures are blank", async () => {
  const document = await PDFDocument.load(await asScan(await kbis(), 60));
  const [scan] = await document.copyPages(document, [0]);
  document.addPage([595, 842]);
  if (scan) document.addPage(scan);
  const path = join(temporaryFolder(), "paper.pdf");
  await writeFile(path, await document.save());
  const reading = await readTask(path, dirname(path), { ...readingLimits, pagesDrawn: 1 });
  expect(reading).toMatchObject({ blank: [2], needsOcr: [1] });
  expect(reading.texts.map(({ source }) => source)).toEqual(["none", "none", "none"]);
});

async function withLine(scan: Buffer, rows: number) {
  const document = await PDFDocument.load(scan);
  const [page] = document.getPages();
  for (let row = 0; row < rows; row += 1)
    page?.drawText("Scanned with CamScanner", { x: 200, y: 8 + row * 10, size: 8 });
  return Buffer.from(await document.save());
}

test("a scan with only its scanner’s line waits for OCR; one with the scanner’s own OCR text does not", async () => {
  const scan = await asScan(await kbis());
  const { reading } = await read(await withLine(scan, 1));
  expect(reading.texts[0]).toMatchObject({ source: "none", lines: [] });
  expect(reading.needsOcr).toEqual([1]);
  const whole = (await read(await withLine(scan, 10))).reading;
  expect(whole.texts[0]).toMatchObject({ source: "text" });
  expect(whole.needsOcr).toEqual([]);
});

test("a page keeps its look after recompression, scaling down or scanning", async () => {
  const { reading, picture } = await read(await kbis());
  const look = reading.pages[0]?.look ?? "";
  const again = await sharp(picture).jpeg({ quality: 40 }).toBuffer();
  const smaller = await sharp(picture).resize({ width: 800 }).toBuffer();
  const scan = (await read(await asScan(await kbis(), 200, 0.3))).picture;
  for (const other of [again, smaller, scan]) {
    expect(lookDistance(look, await lookOf(other))).toBeLessThanOrEqual(4);
  }
});

test("a page of another kind looks different", async () => {
  const [mine, other] = [
    await read(await kbis()),
    await read(await makeDocument({ kind: "letter" })),
  ];
  const [a, b] = [mine.reading.pages[0]?.look ?? "", other.reading.pages[0]?.look ?? ""];
  expect(lookDistance(a, b)).toBeGreaterThanOrEqual(12);
});

test("ink under a letter’s closing words is taken for a signature and a stamp; without it neither is seen", async () => {
  const unsigned = await makeDocument({ kind: "letter", signed: false, stamped: false });
  const marks = async (pdf: Buffer) =>
    (await read(pdf)).reading.facts
      .filter(({ name }) => name === "signature" || name === "stamp")
      .map(({ value }) => value);
  expect(await marks(unsigned)).toEqual(["not-seen", "not-seen"]);
  expect(await marks(await makeDocument({ kind: "letter" }))).toEqual(["seems", "seems"]);
});

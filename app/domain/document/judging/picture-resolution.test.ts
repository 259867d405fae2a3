import { PDFDocument, type PDFPage } from "pdf-lib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { judgePdf } from "./judge-pdf.ts";

/** The machine may be busy: what is not looked at in time would count as good. */
const patientMs = 60_000;
const dots = { width: 1_170, height: 1_654 };
const [width, height] = [595, 842];
const lines = Array.from(
  { length: 30 },
  (_, line) => `<rect x="90" y="${String(120 + line * 48)}" width="900" height="14"/>`,
).join("");
const sheet = await sharp(
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1170" height="1654"><rect width="100%" height="100%" fill="#fff"/>${lines}</svg>`,
  ),
)
  .png()
  .toBuffer();

async function verdictOf(draw: (page: PDFPage, document: PDFDocument) => Promise<void>) {
  const document = await PDFDocument.create();
  await draw(document.addPage([width, height]), document);
  return (await judgePdf(Buffer.from(await document.save()), performance.now() + patientMs))
    .verdict;
}

async function drawWhole(page: PDFPage, document: PDFDocument, picture: Buffer) {
  page.drawImage(await document.embedPng(picture), { x: 0, y: 0, width, height });
}

async function drawTiles(page: PDFPage, document: PDFDocument, side: number) {
  const scale = width / dots.width;
  for (let top = 0; top < dots.height; top += side) {
    for (let left = 0; left < dots.width; left += side) {
      const size = {
        width: Math.min(side, dots.width - left),
        height: Math.min(side, dots.height - top),
      };
      const tile = await sharp(sheet)
        .extract({ left, top, ...size })
        .png()
        .toBuffer();
      page.drawImage(await document.embedPng(tile), {
        x: left * scale,
        y: height - (top + size.height) * scale,
        width: size.width * scale,
        height: size.height * scale,
      });
    }
  }
}

test("a scan in one piece, or in tiles, is good", { timeout: patientMs }, async () => {
  expect(await verdictOf((page, document) => drawWhole(page, document, sheet))).toBe("good");
  expect(await verdictOf((page, document) => drawTiles(page, document, 400))).toBe("good");
});

test(
  "letters drawn as shapes are good, however small the logo beside them",
  { timeout: patientMs },
  async () => {
    const verdict = await verdictOf(async (page, document) => {
      for (let y = 100; y < 760; y += 14) page.drawRectangle({ x: 60, y, width: 400, height: 6 });
      const logo = await document.embedPng(await sharp(sheet).resize(40).png().toBuffer());
      page.drawImage(logo, { x: 500, y: 780, width: 40, height: 56 });
    });
    expect(verdict).toBe("good");
  },
);

test(
  "a scan of too few dots, or strongly blurred, cannot be read",
  { timeout: patientMs },
  async () => {
    const coarse = await sharp(sheet).resize(300).png().toBuffer();
    expect(await verdictOf((page, document) => drawWhole(page, document, coarse))).toBe(
      "unreadable",
    );
    const blurred = await sharp(sheet).blur(12).png().toBuffer();
    expect(await verdictOf((page, document) => drawWhole(page, document, blurred))).toBe(
      "unreadable",
    );
  },
);

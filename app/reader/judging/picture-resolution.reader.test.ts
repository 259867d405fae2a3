import { PDFDocument, type PDFPage } from "pdf-lib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { catalogue, onePage, pdfOf, stream } from "#tests/support/pdf/pdfs.ts";
import { judgePdf } from "./judge-pdf.ts";

const patientMs = 60_000;
const unlimited = { isSpent: () => false };
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
  return (await judgePdf(Buffer.from(await document.save()), unlimited)).verdict;
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

test("a scan in one piece or in tiles is valid", { timeout: patientMs }, async () => {
  expect(await verdictOf((page, document) => drawWhole(page, document, sheet))).toBe("good");
  expect(await verdictOf((page, document) => drawTiles(page, document, 400))).toBe("good");
});

test(
  "letters drawn as shapes are valid, however small the logo beside them",
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
  "a scan with too few pixels or a strong blur is unreadable",
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

describe("a scan with a line added by its scanner", () => {
  async function verdictWithLine(picture: Buffer) {
    return verdictOf(async (page, document) => {
      await drawWhole(page, document, picture);
      page.drawText("Scanned with CamScanner", { x: 230, y: 12, size: 9 });
    });
  }

  test("is judged by its picture", { timeout: patientMs }, async () => {
    expect(await verdictWithLine(sheet)).toBe("good");
    const coarse = await sharp(sheet).resize(300).png().toBuffer();
    expect(await verdictWithLine(coarse)).toBe("unreadable");
    const blurred = await sharp(sheet).blur(12).png().toBuffer();
    expect(await verdictWithLine(blurred)).toBe("unreadable");
    const empty = await sharp({ create: { ...dots, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect(await verdictWithLine(empty)).toBe("blank");
  });

  test("is judged so even as a fax drawn as a mask", { timeout: patientMs }, async () => {
    const { data } = await sharp(sheet)
      .resize(297, 420)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const mask = Buffer.alloc(38 * 420, 0xff);
    for (const [at, value] of data.entries()) {
      const [x, y] = [at % 297, Math.floor(at / 297)];
      const byte = y * 38 + (x >> 3);
      if (value < 128) mask[byte] = (mask[byte] ?? 0) & ~(0x80 >> (x & 7));
    }
    const fax = stream(
      "/Type /XObject /Subtype /Image /ImageMask true /Width 297 /Height 420 /BitsPerComponent 1",
      mask,
    );
    const sheetOf =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Fax 5 0 R >> /Font << /F 6 0 R >> >> >>";
    const content = stream(
      "",
      Buffer.from(
        "q 595 0 0 842 0 0 cm /Fax Do Q BT /F 9 Tf 230 12 Td (12/11/2026 09:41 FAX 0488662223 P. 01/01) Tj ET",
      ),
    );
    const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    const pdf = pdfOf([catalogue, onePage, sheetOf, content, fax, font]);
    expect((await judgePdf(pdf, unlimited)).verdict).toBe("unreadable");
  });

  test(
    "is not confused with a page of text on a letterhead picture",
    { timeout: patientMs },
    async () => {
      const coarse = await sharp(sheet).resize(300).png().toBuffer();
      const verdict = await verdictOf(async (page, document) => {
        await drawWhole(page, document, coarse);
        const row = "The members met and named Claire Martin to the office of manager";
        for (let y = 100; y < 200; y += 14) page.drawText(row, { x: 60, y, size: 9 });
      });
      expect(verdict).toBe("good");
    },
  );
});

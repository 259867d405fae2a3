import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument, type PDFPage, rgb, setTextRenderingMode, TextRenderingMode } from "pdf-lib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { readTask } from "./read-task.ts";

const white = rgb(1, 1, 1);
const place = { x: 60, y: 600, size: 12 };

async function read(draw: (page: PDFPage, pdf: PDFDocument) => Promise<void> | void) {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.drawText("This page has enough words of its own to be a page of text.", {
    x: 60,
    y: 700,
    size: 11,
  });
  await draw(page, pdf);
  const folder = temporaryFolder();
  await writeFile(join(folder, "paper.pdf"), await pdf.save());
  const { texts, hidden, needsOcr } = await readTask(join(folder, "paper.pdf"), folder);
  return {
    text: texts.flatMap(({ lines }) => lines.map(({ text }) => text)).join("\n"),
    hidden: hidden.map(({ text }) => text).join(" "),
    needsOcr,
  };
}

async function wordsAsPicture(pdf: PDFDocument, text: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60"><rect width="600" height="60" fill="#fff"/><text x="5" y="42" font-size="36">${text}</text></svg>`;
  return pdf.embedPng(await sharp(Buffer.from(svg)).png().toBuffer());
}

const hidings: Record<string, (page: PDFPage) => void> = {
  "white on white": (page) => page.drawText("Kevin SORENSEN", { ...place, color: white }),
  "almost white": (page) =>
    page.drawText("Kevin SORENSEN", { ...place, color: rgb(0.93, 0.93, 0.93) }),
  "drawn in the invisible mode": (page) => {
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
    page.drawText("Kevin SORENSEN", place);
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Fill));
  },
  "wholly transparent": (page) => page.drawText("Kevin SORENSEN", { ...place, opacity: 0 }),
  "of two points' height": (page) => page.drawText("Kevin SORENSEN", { ...place, size: 1.5 }),
  "under a white box": (page) => {
    page.drawText("Kevin SORENSEN", place);
    page.drawRectangle({ x: 50, y: 590, width: 200, height: 30, color: white });
  },
};

test.each(Object.entries(hidings))(
  "words that are %s are not read, and are reported",
  async (_, hide) => {
    const { text, hidden, needsOcr } = await read(hide);
    expect(text).not.toMatch(/SORENSEN/);
    expect(text).toMatch(/enough words/);
    expect(hidden).toBe("Kevin SORENSEN");
    expect(needsOcr).toEqual([]);
  },
);

const shown: Record<string, (page: PDFPage) => void> = {
  black: (page) => page.drawText("Godelieve VANDEPUTTE", place),
  grey: (page) => page.drawText("Godelieve VANDEPUTTE", { ...place, color: rgb(0.55, 0.55, 0.55) }),
  "white on a dark bar": (page) => {
    page.drawRectangle({ x: 50, y: 590, width: 250, height: 30, color: rgb(0.1, 0.2, 0.4) });
    page.drawText("Godelieve VANDEPUTTE", { ...place, color: white });
  },
  "of five points": (page) => page.drawText("Godelieve VANDEPUTTE", { ...place, size: 5 }),
};

test.each(Object.entries(shown))("words that are %s are read", async (_, show) => {
  const { text, hidden } = await read(show);
  expect(text).toMatch(/VANDEPUTTE/);
  expect(hidden).toBe("");
});

test("a page whose picture lies over other words is read as a picture", async () => {
  const { text, hidden, needsOcr } = await read(async (page, pdf) => {
    page.drawText("Kevin SORENSEN", place);
    page.drawImage(await wordsAsPicture(pdf, "Godelieve VANDEPUTTE"), {
      x: 55,
      y: 592,
      width: 240,
      height: 24,
    });
  });
  expect(text).toBe("");
  expect(hidden).toBe("Kevin SORENSEN");
  expect(needsOcr).toEqual([1]);
});

test("a page with one text over another one is read as a picture", async () => {
  const { needsOcr } = await read((page) => {
    page.drawText("SORENSEN", place);
    page.drawRectangle({ x: 50, y: 590, width: 200, height: 30, color: white });
    page.drawText("PUTTEMAN", place);
  });
  expect(needsOcr).toEqual([1]);
});

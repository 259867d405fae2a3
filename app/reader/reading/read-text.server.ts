import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { processorMs } from "#app/reader/judging/budget.ts";
import type { PageText } from "#app/reader/reading.ts";
import { lettersIn, scanOf } from "#app/reader/scanned-page.ts";
import { glue, lineOf, linesOf } from "./layout.ts";
import type { ReadingLimits } from "./limits.ts";
import { rowsOf } from "./piece.ts";
import { type PagePieces, piecesOfPage } from "./pieces-of-page.server.ts";

export interface DocumentText {
  readonly texts: readonly PageText[];
  readonly pieces: readonly PagePieces[];
}

/** A page with fewer letters and digits counts as a picture that needs OCR. */
export const fewestLetters = 16;

export async function readText(
  document: PDFDocumentProxy,
  limits: ReadingLimits,
): Promise<DocumentText> {
  const until = processorMs() + limits.textMs;
  const pieces: PagePieces[] = [];
  const texts: PageText[] = [];
  for (let page = 1; page <= Math.min(document.numPages, limits.pagesRead); page += 1) {
    if (processorMs() > until) break;
    const proxy = await document.getPage(page);
    const found = await piecesOfPage(proxy);
    pieces.push(found);
    texts.push(await textOf(proxy, found, page));
  }
  return { pieces, texts };
}

async function textOf(
  proxy: PDFPageProxy,
  { level, turned, size }: PagePieces,
  page: number,
): Promise<PageText> {
  const words = rowsOf(level).flatMap(glue);
  const lines = [...linesOf(words, size), ...turned.map((piece) => lineOf([piece], size))];
  const letters = lettersIn(lines.map((line) => line.text).join(""));
  const isText = letters >= fewestLetters && !(await isScan(proxy, letters));
  return { page, source: isText ? "text" : "none", confidence: null, lines: isText ? lines : [] };
}

async function isScan(proxy: PDFPageProxy, letters: number): Promise<boolean> {
  try {
    return (await scanOf(proxy, letters)) !== null;
  } catch {
    return false;
  } finally {
    // `scanOf` decoded the page's pictures; those of many pages would not fit into memory.
    proxy.cleanup();
  }
}

import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PageText } from "#app/domain/document/reading.ts";
import type { ReadingLimits } from "#app/domain/document/reading/limits.ts";
import { glue, lineOf, linesOf } from "#app/domain/document/reading/layout.ts";
import {
  piecesOfPage,
  type PagePieces,
} from "#app/domain/document/reading/pieces-of-page.server.ts";
import { rowsOf } from "#app/domain/document/reading/piece.ts";

export interface DocumentText {
  readonly texts: readonly PageText[];
  readonly pieces: readonly PagePieces[];
}

/** Fewer letters and digits than this, and a page is taken for a picture that has to be read. */
const fewestLetters = 16;

/** The words of a file's first pages, as it holds them itself; stops early when its time is over. */
export async function readText(
  document: PDFDocumentProxy,
  limits: ReadingLimits,
): Promise<DocumentText> {
  const until = performance.now() + limits.textMs;
  const pieces: PagePieces[] = [];
  for (let page = 1; page <= Math.min(document.numPages, limits.pagesRead); page += 1) {
    if (performance.now() > until) break;
    pieces.push(await piecesOfPage(await document.getPage(page)));
  }
  return { pieces, texts: pieces.map((page, index) => textOf(page, index + 1)) };
}

function textOf({ level, turned, size }: PagePieces, page: number): PageText {
  const words = rowsOf(level).flatMap(glue);
  const lines = [...linesOf(words, size), ...turned.map((piece) => lineOf([piece], size))];
  const letters = lines.map((line) => line.text.replace(/[^\p{L}\p{N}]/gu, "")).join("");
  const isText = letters.length >= fewestLetters;
  return { page, source: isText ? "text" : "none", confidence: null, lines: isText ? lines : [] };
}

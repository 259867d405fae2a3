import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { processorMs } from "#app/reader/judging/budget.ts";
import { resolutionOf } from "#app/reader/judging/picture-resolution.ts";
import { openDocument } from "#app/reader/open-document.server.ts";
import type { Fact, HiddenText, PagePicture, PageText } from "#app/reader/reading.ts";
import { factsOf } from "#app/reader/reading/facts/facts-of.ts";
import { lettersIn } from "#app/reader/scanned-page.ts";
import { isBlankPicture } from "./blank.server.ts";
import { drawPage } from "./draw-page.server.ts";
import { type SeenWords, seenWords } from "./hidden-words.server.ts";
import { type ReadingLimits, readingLimits } from "./limits.ts";
import { lookOf } from "./look.server.ts";
import { marksOf } from "./marks.server.ts";
import { qrCodesOf } from "./qr.server.ts";
import { fewestLetters, readText } from "./read-text.server.ts";
import type { Reading } from "./schema.ts";
import { tracesOf } from "./traces.server.ts";

const maxHidden = 400;

/**
 * Writes page-1.jpg and so on to `folder`. Throws when the PDF cannot be opened. Only for a
 * killable child: time and memory are unbounded.
 */
export async function readTask(
  path: string,
  folder: string,
  limits: ReadingLimits = readingLimits,
): Promise<Reading> {
  const bytes = await readFile(path);
  const document = await openDocument(bytes);
  const { texts: layers, pieces } = await readText(document, limits);
  const { texts, hidden } = await withoutHidden(document, layers, limits);
  const drawn = await drawPages(document, texts, folder, limits);
  const traces = await tracesOf(document, bytes, pieces);
  await document.loadingTask.destroy();
  const have = new Set(drawn.pages.map(({ page }) => page));
  const isEmpty = (page: number) => drawn.blank.includes(page);
  const wordless = texts.filter(({ source, page }) => source === "none" && have.has(page));
  return {
    pages: drawn.pages,
    texts,
    facts: factsOf(texts, drawn.qr, drawn.marks),
    traces,
    hidden,
    // Apparently blank pages may have faint content, so they come last.
    needsOcr: wordless
      .map(({ page }) => page)
      .sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)) || a - b),
    blank: drawn.blank,
  };
}

/** Pages that show other words than their text layer has lose it: they are read as pictures. */
async function withoutHidden(
  document: PDFDocumentProxy,
  layers: readonly PageText[],
  limits: ReadingLimits,
): Promise<{ texts: PageText[]; hidden: HiddenText[] }> {
  const until = processorMs() + limits.picturesMs / 2;
  const texts: PageText[] = [];
  const hidden: HiddenText[] = [];
  for (const layer of layers) {
    const isDrawn = layer.page <= limits.pagesDrawn && processorMs() < until;
    const seen = layer.source === "text" && isDrawn ? await look(document, layer) : null;
    if (seen) hidden.push(...seen.hidden.map((line) => ({ ...line, page: layer.page })));
    texts.push(seen ? asSeen(layer, seen) : layer);
  }
  return { texts, hidden: hidden.slice(0, maxHidden) };
}

/** Null when the page cannot be drawn: then nobody sees anything, and the words stand. */
async function look(document: PDFDocumentProxy, { page, lines }: PageText) {
  try {
    return await seenWords(document, page, lines);
  } catch {
    return null;
  }
}

function asSeen(layer: PageText, { lines, isContradicted }: SeenWords): PageText {
  const letters = lettersIn(lines.map(({ text }) => text).join(""));
  if (isContradicted || letters < fewestLetters) return { ...layer, source: "none", lines: [] };
  return { ...layer, lines };
}

interface Drawn {
  readonly pages: PagePicture[];
  readonly qr: Fact[];
  readonly marks: Fact[];
  readonly blank: number[];
}

async function drawPages(
  document: PDFDocumentProxy,
  texts: readonly PageText[],
  folder: string,
  limits: ReadingLimits,
): Promise<Drawn> {
  const until = processorMs() + limits.picturesMs;
  const drawn: Drawn = { pages: [], qr: [], marks: [], blank: [] };
  for (const text of texts.slice(0, limits.pagesDrawn)) {
    if (processorMs() > until) break;
    try {
      await drawOne(document, text, folder, drawn);
    } catch {
      continue;
    }
  }
  drawn.blank.push(...(await bareAmong(document, texts.slice(limits.pagesDrawn), until)));
  return drawn;
}

async function bareAmong(
  document: PDFDocumentProxy,
  texts: readonly PageText[],
  until: number,
): Promise<number[]> {
  const bare: number[] = [];
  for (const { page } of texts.filter(({ source }) => source === "none")) {
    if (processorMs() > until) break;
    const proxy = await document.getPage(page);
    const pictures = await resolutionOf(proxy).catch(() => "unknown" as const);
    proxy.cleanup();
    if (pictures === null) bare.push(page);
  }
  return bare;
}

async function drawOne(
  document: PDFDocumentProxy,
  text: PageText,
  folder: string,
  drawn: Drawn,
): Promise<void> {
  const { page } = text;
  const { jpeg, ...sizes } = await drawPage(document, page, text.source === "none");
  await writeFile(join(folder, `page-${String(page)}.jpg`), jpeg);
  if (await isBlankPicture(jpeg)) drawn.blank.push(page);
  drawn.pages.push({ page, ...sizes, look: await lookOf(jpeg) });
  drawn.qr.push(...(await qrCodesOf(jpeg, page)));
  drawn.marks.push(...(await marksOf(jpeg, text)));
}

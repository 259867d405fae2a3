import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { maxPictureDots, openDocument } from "#app/reader/open-document.server.ts";
import { lettersIn, scanOf } from "#app/reader/scanned-page.ts";
import { maxPages, type Verdict } from "#app/reader/verdict.ts";
import type { Budget } from "./budget.ts";
import { dangersOf } from "./dangers.ts";
import { drawGrey } from "./draw-grey.server.ts";
import { isBlank, leastLongSide, leastSharpness, sharpnessOf } from "./ink.ts";
import { linearizedPages } from "./linearized.ts";
import { endOfPdf } from "./pdf-end.ts";
import { PictureFinder } from "./picture-finder.ts";
import { resolutionOf } from "./picture-resolution.ts";
import { BuiltToBlowUp } from "./walk-objects.ts";

const pagesLookedAt = 12;

/** Dangers take precedence over readability. Checks for which the budget is spent count as passed. */
export async function judgePdf(bytes: Buffer, budget: Budget): Promise<Verdict> {
  const end = endOfPdf(bytes);
  if (end === "cut") return { verdict: "damaged" };
  const pictures = new PictureFinder();
  const dangers = dangersUnlessBomb(bytes, pictures);
  if (dangers === null) return { verdict: "damaged" };
  const opened = await open(bytes, { everyPage: end === "mendable" });
  if ("verdict" in opened) return opened;
  const { pages, document } = opened;
  if (pages > maxPages) return { verdict: "too-large" };
  if (pages < 1) return { verdict: "damaged" };
  if (dangers.length > 0) return { verdict: "dangerous", pages, dangers };
  // pdf.js would leave it out, and the page would look blank: a person must look.
  if (pictures.largestDots > maxPictureDots) return { verdict: "unjudged", pages, dangers };
  const look = document ? await lookAt(document, budget) : "good";
  return { verdict: look, pages, dangers };
}

function dangersUnlessBomb(bytes: Buffer, pictures: PictureFinder) {
  try {
    return dangersOf(bytes, pictures);
  } catch (error) {
    if (error instanceof BuiltToBlowUp) return null;
    throw error;
  }
}

type Opened = { readonly pages: number; readonly document: PDFDocumentProxy | null };

async function open(
  bytes: Buffer,
  { everyPage }: { everyPage: boolean },
): Promise<Opened | { readonly verdict: "password" | "damaged" }> {
  try {
    const document = await openDocument(bytes);
    const { numPages } = document;
    // The page count may be false, so fetch the first and the last page.
    if (numPages <= maxPages) {
      for (let page = 1; page <= numPages; page += everyPage ? 1 : Math.max(1, numPages - 1)) {
        await document.getPage(page);
      }
    }
    return { pages: numPages, document };
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException")
      return { verdict: "password" };
    return { pages: linearizedPages(bytes) ?? 0, document: null };
  }
}

async function lookAt(document: PDFDocumentProxy, budget: Budget) {
  let verdict: "blank" | "unreadable" = "blank";
  for (const number of spread(document.numPages, pagesLookedAt)) {
    const look = await withinBudget(lookAtPage(document, number), budget);
    if (look === "good") return "good";
    if (look === "unreadable") verdict = "unreadable";
  }
  return verdict;
}

function spread(last: number, count: number): number[] {
  if (last <= count) return Array.from({ length: last }, (_, index) => index + 1);
  return Array.from(
    { length: count },
    (_, index) => 1 + Math.round((index * (last - 1)) / (count - 1)),
  );
}

/** A line of text added by a scanner says nothing about the picture, so it is not drawn. */
async function lookAtPage(document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const words = items.map((item) => ("str" in item ? item.str.trim() : "")).join("");
  const scan = words === "" ? null : await scanOf(page, lettersIn(words));
  if (words !== "" && scan === null) return "good";
  const pictures = scan ?? (await resolutionOf(page));
  const isScan = pictures !== null && pictures.covered >= leastCovered;
  const grey = await drawGrey(document, page, {
    words: words === "",
    ...(isScan && { dots: pictures.dotsAcross }),
  });
  if (isBlank(grey)) return "blank";
  if (!isScan) return "good";
  const isLegible = pictures.dotsAcross >= leastLongSide && sharpnessOf(grey) >= leastSharpness;
  return isLegible ? "good" : "unreadable";
}

/**
 * Share of the page. With less covered by pictures, the page is drawn with lines and letter shapes.
 */
const leastCovered = 0.3;

/** How often the budget is looked at, in milliseconds. */
const lookEveryMs = 50;

async function withinBudget<Value>(work: Promise<Value>, budget: Budget) {
  if (budget.isSpent()) return "good";
  let timer: NodeJS.Timeout | undefined;
  const spent = new Promise<"good">((resolve) => {
    timer = setInterval(() => {
      if (budget.isSpent()) resolve("good");
    }, lookEveryMs);
  });
  // A page that cannot be drawn is left to a person.
  return Promise.race([work.catch(() => "good" as const), spent]).finally(() =>
    clearInterval(timer),
  );
}

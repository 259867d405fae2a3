import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { maxPages, type Verdict } from "#app/reader/verdict.ts";
import { lettersIn, scanOf } from "../scanned-page.ts";
import { dangersOf } from "./dangers.ts";
import { drawGrey } from "./draw-grey.server.ts";
import { isBlank, sharpnessOf } from "./ink.ts";
import { linearizedPages } from "./linearized.ts";
import { type PictureResolution, resolutionOf } from "./picture-resolution.ts";
import { BuiltToBlowUp } from "./walk-objects.ts";

const tailLength = 8 * 1024;
const pagesLookedAt = 12;

/**
 * Dangers take precedence over readability. Checks not finished by the deadline
 * (`performance.now()` time) count as passed.
 */
export async function judgePdf(bytes: Buffer, deadline: number): Promise<Verdict> {
  if (!bytes.subarray(-tailLength).includes("%%EOF")) return { verdict: "damaged" };
  const dangers = dangersUnlessBomb(bytes);
  if (dangers === null) return { verdict: "damaged" };
  const opened = await open(bytes);
  if ("verdict" in opened) return opened;
  const { pages, document } = opened;
  if (pages > maxPages) return { verdict: "too-large" };
  if (pages < 1) return { verdict: "damaged" };
  if (dangers.length > 0) return { verdict: "dangerous", pages, dangers };
  const look = document ? await lookAt(document, deadline) : "good";
  return { verdict: look, pages, dangers };
}

function dangersUnlessBomb(bytes: Buffer) {
  try {
    return dangersOf(bytes);
  } catch (error) {
    if (error instanceof BuiltToBlowUp) return null;
    throw error;
  }
}

type Opened = { readonly pages: number; readonly document: PDFDocumentProxy | null };

async function open(bytes: Buffer): Promise<Opened | { readonly verdict: "password" | "damaged" }> {
  try {
    const document = await getDocument({
      data: new Uint8Array(bytes),
      verbosity: VerbosityLevel.ERRORS,
      useSystemFonts: false,
      disableFontFace: true,
    }).promise;
    const { numPages } = document;
    // The page count may be false, so fetch the first and the last page.
    if (numPages <= maxPages) {
      await document.getPage(1);
      await document.getPage(numPages);
    }
    return { pages: numPages, document };
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException")
      return { verdict: "password" };
    return { pages: linearizedPages(bytes) ?? 0, document: null };
  }
}

async function lookAt(document: PDFDocumentProxy, deadline: number) {
  let verdict: "blank" | "unreadable" = "blank";
  for (const number of spread(document.numPages, pagesLookedAt)) {
    const look = await beforeDeadline(lookAtPage(document, number), deadline);
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
  const grey = await drawGrey(document, page, { words: words === "" });
  if (isBlank(grey)) return "blank";
  const pictures = scan ?? (await resolutionOf(page));
  if (pictures === null || pictures.covered < leastCovered) return "good";
  return dotsPerInch(page, pictures) < leastDotsPerInch || sharpnessOf(grey) < leastSharpness
    ? "unreadable"
    : "good";
}

/**
 * Share of the page. With less covered by pictures, the page is drawn with lines and letter shapes.
 */
const leastCovered = 0.3;
/** On an A4 page: below these limits the small print of an extract is illegible. */
const leastDotsPerInch = 70;
export const leastSharpness = 0.25;

/** Treats a page under one inch as one inch: few pixels stay few on a tiny page. */
function dotsPerInch(page: PDFPageProxy, pictures: PictureResolution) {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const inches = (Math.max(right - left, top - bottom) * page.userUnit) / 72;
  return pictures.dotsPerInch * Math.min(inches, 1);
}

async function beforeDeadline<Value>(work: Promise<Value>, deadline: number) {
  const left = deadline - performance.now();
  if (left <= 0) return "good";
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"good">((resolve) => {
    timer = setTimeout(() => resolve("good"), left);
  });
  // A page that cannot be drawn is left to a person.
  return Promise.race([work.catch(() => "good" as const), late]).finally(() => clearTimeout(timer));
}

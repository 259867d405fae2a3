import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type PictureResolution, resolutionOf } from "./judging/picture-resolution.ts";

/**
 * With fewer letters and digits, the text on a page of pictures is only a scanner's line or a fax
 * header.
 */
const fewestLettersOnScan = 200;
const leastCovered = 0.5;

export function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}

/** Null when the page has enough letters or is not a scan. */
export async function scanOf(
  page: PDFPageProxy,
  letters: number,
): Promise<PictureResolution | null> {
  if (letters >= fewestLettersOnScan) return null;
  const pictures = await resolutionOf(page);
  return pictures !== null && pictures.covered >= leastCovered ? pictures : null;
}

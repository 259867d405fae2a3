import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { resolutionOf, type PictureResolution } from "./judging/picture-resolution.ts";

/**
 * Fewer letters and digits than this on a page of pictures, and they are a scanner's own line or a fax's header.
 * A scanner that reads what it scans writes more, and so does whoever writes on a letterhead.
 */
export const fewestLettersOnScan = 200;
/** Of the page: a scan leaves no more than its margins free. */
const leastCovered = 0.5;

export function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}

/** The pictures that make a page with few letters a scan; null where there are letters enough, or it is none. */
export async function scanOf(
  page: PDFPageProxy,
  letters: number,
): Promise<PictureResolution | null> {
  if (letters >= fewestLettersOnScan) return null;
  const pictures = await resolutionOf(page);
  return pictures !== null && pictures.covered >= leastCovered ? pictures : null;
}

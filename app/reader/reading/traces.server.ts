import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Traces } from "#app/reader/reading.ts";
import { mixedFontsIn } from "./mixed-fonts.ts";
import { isoOfPdfDate } from "./pdf-date.ts";
import type { PagePieces } from "./pieces-of-page.server.ts";
import { revisionsOf } from "./revisions.ts";

const maxLength = 200;
const maxMixed = 20;

export async function tracesOf(
  document: PDFDocumentProxy,
  bytes: Uint8Array,
  pages: readonly PagePieces[],
): Promise<Traces> {
  const info = await infoOf(document);
  const text = (key: string) => {
    const value = info[key];
    return typeof value === "string" && value.trim() !== ""
      ? value.trim().slice(0, maxLength)
      : null;
  };
  return {
    producer: text("Producer"),
    creator: text("Creator"),
    createdAt: isoOfPdfDate(text("CreationDate")),
    modifiedAt: isoOfPdfDate(text("ModDate")),
    revisions: revisionsOf(bytes),
    mixedFonts: pages.flatMap((page, index) => mixedFontsIn(page, index + 1)).slice(0, maxMixed),
  };
}

async function infoOf(document: PDFDocumentProxy): Promise<Record<string, unknown>> {
  try {
    return (await document.getMetadata()).info as Record<string, unknown>;
  } catch {
    return {};
  }
}

import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Where pdf.js keeps its own fonts, character maps and decoders. */
function ownFolder(name: string): string {
  const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  return `${root}/${name}/`;
}

/** More dots than this and a picture inside a page is left out. */
const maxPictureDots = 80_000_000;

/** A stranger's PDF, without any of its scripts. Throws when it cannot be opened. For the reader's child alone. */
export async function openDocument(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // Imported here, so that a bundle's other threads do not load it.
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  return getDocument({
    // A copy: pdf.js takes its buffer away.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    maxImageSize: maxPictureDots,
    cMapUrl: ownFolder("cmaps"),
    standardFontDataUrl: ownFolder("standard_fonts"),
    wasmUrl: ownFolder("wasm"),
    iccUrl: ownFolder("iccs"),
  }).promise;
}

import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

function ownFolder(name: string): string {
  const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  return `${root}/${name}/`;
}

/** pdf.js leaves out embedded pictures with more pixels. */
export const maxPictureDots = 80_000_000;

/**
 * Does not run the file's scripts. Throws when it cannot be opened. Only for the reader's child
 * process.
 */
export async function openDocument(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // Imported lazily, so that other threads of the bundle do not load it.
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  return getDocument({
    // A copy, because pdf.js detaches the buffer.
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

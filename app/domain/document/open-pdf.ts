import { linearizedPages } from "#app/domain/document/linearized.ts";
import { maxPages, type PdfVerdict } from "#app/domain/document/reader.ts";
import { sniff } from "#app/domain/document/sniff.ts";
import { hasBoundedStreams } from "#app/domain/document/stream-scan.ts";

const tailLength = 8 * 1024;

/** Opens a stranger's file. For the reader's child process alone: it may take any time and memory. */
export async function openPdf(bytes: Buffer): Promise<PdfVerdict> {
  if (sniff(bytes) !== "pdf") return { verdict: "not-a-pdf" };
  if (!bytes.subarray(-tailLength).includes("%%EOF")) return { verdict: "damaged" };
  if (!hasBoundedStreams(bytes)) return { verdict: "damaged" };
  try {
    return verdictOn(await countPages(bytes));
  } catch (error) {
    const needsPassword = error instanceof Error && error.name === "PasswordException";
    return needsPassword ? { verdict: "password" } : verdictOn(linearizedPages(bytes) ?? 0);
  }
}

function verdictOn(pages: number): PdfVerdict {
  const isPlausible = pages >= 1 && pages <= maxPages;
  return isPlausible ? { verdict: "good", pages } : { verdict: "damaged" };
}

/** The page count, which a file may lie about: so its first and last pages are fetched as well. */
async function countPages(bytes: Buffer): Promise<number> {
  // Imported here, so that the watching thread of the same bundle does not load it.
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
  }).promise;
  const { numPages } = document;
  if (numPages <= maxPages) {
    await document.getPage(1);
    await document.getPage(numPages);
  }
  return numPages;
}

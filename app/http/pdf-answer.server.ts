import type { Pdf } from "#app/pdf/block.ts";
import { contentDisposition } from "./content-disposition.ts";

export async function paintPdf(pdf: Pdf) {
  const { makePdf } = await import("#app/pdf/make-pdf.server.ts");
  return makePdf(pdf);
}

export async function ownPdfAnswer(pdf: Pdf, name: string) {
  return pdfAnswer(await paintPdf(pdf), name, "private, no-store");
}

/** `name` without extension. */
export function pdfAnswer(bytes: Uint8Array<ArrayBuffer>, name: string, caching: string) {
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(bytes.length),
      "Content-Disposition": contentDisposition("inline", `${name}.pdf`),
      "Cache-Control": caching,
    },
  });
}

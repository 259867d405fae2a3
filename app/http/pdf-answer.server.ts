import type { Pdf } from "#app/pdf/block.ts";

/** The makers of PDFs and their fonts are loaded with the first paper: few visits ask for one. */
export async function paintPdf(pdf: Pdf) {
  const { makePdf } = await import("#app/pdf/make-pdf.server.ts");
  return makePdf(pdf);
}

/** Somebody's own paper: shown by the browser, under a name to save it by, and kept by nobody on the way. */
export async function ownPdfAnswer(pdf: Pdf, name: string) {
  return pdfAnswer(await paintPdf(pdf), name, "private, no-store");
}

/** `name` without its ending; letters outside ASCII are for browsers that know RFC 5987. */
export function pdfAnswer(bytes: Uint8Array<ArrayBuffer>, name: string, caching: string) {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w .-]/g, "-");
  const full = encodeURIComponent(name).replace(/['()*]/g, escape);
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(bytes.length),
      "Content-Disposition": `inline; filename="${plain}.pdf"; filename*=UTF-8''${full}.pdf`,
      "Cache-Control": caching,
    },
  });
}

/** The signs that `encodeURIComponent` leaves and RFC 5987 does not. */
function escape(sign: string) {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

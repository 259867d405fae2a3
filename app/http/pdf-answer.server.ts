import type { Pdf } from "#app/pdf/block.ts";

export async function paintPdf(pdf: Pdf) {
  const { makePdf } = await import("#app/pdf/make-pdf.server.ts");
  return makePdf(pdf);
}

export async function ownPdfAnswer(pdf: Pdf, name: string) {
  return pdfAnswer(await paintPdf(pdf), name, "private, no-store");
}

/** `name` without extension. Non-ASCII letters are sent as in RFC 5987. */
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

/** For characters that `encodeURIComponent` leaves but RFC 5987 does not allow. */
function escape(sign: string) {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

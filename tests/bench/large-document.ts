import { randomFillSync } from "node:crypto";
import { textPage } from "#app/reader/testing/files/text-page.ts";
import { streamBody, writePdf } from "#app/reader/testing/files/write-pdf.ts";

export const megabyte = 1024 * 1024;

/** Exactly `bytes` bytes, most of them a stream that cannot be compressed. */
export function largeDocument(bytes: number): Buffer {
  const withStuffing = (length: number) =>
    writePdf(textPage({}, streamBody("", randomFillSync(Buffer.alloc(length)))));
  const stuffing = bytes - withStuffing(bytes).length + bytes;
  const pdf = withStuffing(stuffing);
  // The two lengths may differ by a digit; bytes after the end of the PDF are padding.
  return Buffer.concat([pdf, Buffer.alloc(Math.max(0, bytes - pdf.length), "\n")], bytes);
}

/** The same bytes twice would count as one document. */
export function changeLargeDocument(document: Buffer) {
  randomFillSync(document, document.length / 2, 32);
}

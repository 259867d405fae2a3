import { randomFillSync } from "node:crypto";
import { textPage } from "#app/reader/testing/files/text-page.ts";
import { streamBody, writePdf } from "#app/reader/testing/files/write-pdf.ts";

export const megabyte = 1024 * 1024;

/** A good paper of exactly so many bytes: a page of text, and beside it a stream that nothing packs. */
export function largeDocument(bytes: number): Buffer {
  const withStuffing = (length: number) =>
    writePdf(textPage({}, streamBody("", randomFillSync(Buffer.alloc(length)))));
  const stuffing = bytes - withStuffing(bytes).length + bytes;
  const pdf = withStuffing(stuffing);
  // The two lengths may differ by a digit; what is behind the end is nobody's.
  return Buffer.concat([pdf, Buffer.alloc(Math.max(0, bytes - pdf.length), "\n")], bytes);
}

/** The same paper with other bytes: the same twice would be one paper. */
export function changeLargeDocument(document: Buffer) {
  randomFillSync(document, document.length / 2, 32);
}

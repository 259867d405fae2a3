/** As ISO 32000 (annex H of 1.7) and pdf.js do: readers look for the header this far. */
export const pdfHeadLength = 1_024;

/** Byte offset of `%PDF-`; null when the file has none near its start. */
export function pdfStart(bytes: Uint8Array): number | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(pdfHeadLength, bytes.length));
  const start = head.indexOf("%PDF-");
  return start < 0 ? null : start;
}

/** Programs, archives, pictures and pages that would be taken for what they are elsewhere. */
const otherFormats =
  /^(?:MZ|PK|\x7fELF|#!|GIF8|%!|\{\\rt|Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ|\xd0\xcf\x11\xe0|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|MSCF|ITSF|L\0\0\0\x01\x14|\xff\xd8\xff|\x89PNG|RIFF|II\*\0|MM\0\*|BM....\0\0\0\0|CWS|FWS|\0asm|OggS|ID3)/;
/** A tag, a declaration or a program's instruction; an e-mail address in `<>` is none. */
const markup = /<\s*(?:[!?%/]|[a-z][a-z0-9:-]*[\s\0>/])/i;

/**
 * What may stand before the header: a byte-order mark, line feeds, HTTP or mail headers, a printer's
 * job ticket. Never another format, which programs would open instead of the PDF.
 */
export function isHarmlessBefore(before: Uint8Array): boolean {
  const text = Buffer.from(before).toString("latin1");
  const start = text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*/, "");
  return !otherFormats.test(start) && !markup.test(text) && !markup.test(text.replaceAll("\0", ""));
}

import type { FileFormat } from "./format.ts";
import { isHarmlessBefore, pdfHeadLength, pdfStart } from "./pdf-head.ts";

/** Bytes that tell the format. */
export const sniffLength = pdfHeadLength;

const signatures = [
  ["jpeg", /^\xff\xd8\xff/],
  ["png", /^\x89PNG\r\n\x1a\n/],
  ["webp", /^RIFF[^]{4}WEBP/],
  ["tiff", /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/],
  ["heic", /^\0\0\0[^]ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/],
] as const;

export function sniff(firstBytes: Uint8Array): FileFormat | "other" {
  const text = Buffer.from(firstBytes.subarray(0, 32)).toString("latin1");
  const picture = signatures.find(([, signature]) => signature.test(text))?.[0];
  if (picture) return picture;
  const start = pdfStart(firstBytes);
  return start !== null && isHarmlessBefore(firstBytes.subarray(0, start)) ? "pdf" : "other";
}

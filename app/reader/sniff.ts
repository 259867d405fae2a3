import type { FileFormat } from "./format.ts";

/** Bytes that `sniff` wants to see, when the file has that many. */
export const sniffLength = 32;

const signatures = [
  ["pdf", /^%PDF-/],
  ["jpeg", /^\xff\xd8\xff/],
  ["png", /^\x89PNG\r\n\x1a\n/],
  ["webp", /^RIFF[^]{4}WEBP/],
  ["tiff", /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/],
  // An ISO media file whose main or compatible brands are those of HEIF pictures.
  ["heic", /^\0\0\0[^]ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/],
] as const;

/** What a file is by its first bytes; neither its name nor its announced type counts. */
export function sniff(firstBytes: Uint8Array): FileFormat | "other" {
  const text = Buffer.from(firstBytes.subarray(0, sniffLength)).toString("latin1");
  return signatures.find(([, signature]) => signature.test(text))?.[0] ?? "other";
}

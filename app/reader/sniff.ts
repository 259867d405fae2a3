import type { FileFormat } from "./format.ts";

export const sniffLength = 32;

const signatures = [
  ["pdf", /^%PDF-/],
  ["jpeg", /^\xff\xd8\xff/],
  ["png", /^\x89PNG\r\n\x1a\n/],
  ["webp", /^RIFF[^]{4}WEBP/],
  ["tiff", /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/],
  ["heic", /^\0\0\0[^]ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/],
] as const;

export function sniff(firstBytes: Uint8Array): FileFormat | "other" {
  const text = Buffer.from(firstBytes.subarray(0, sniffLength)).toString("latin1");
  return signatures.find(([, signature]) => signature.test(text))?.[0] ?? "other";
}

export type FileKind = "pdf" | "jpeg" | "png" | "other";

/** Bytes that `sniff` wants to see, when the file has that many. */
export const sniffLength = 8;

const signatures = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
] as const;

/** What a file is by its first bytes; neither its name nor its announced type counts. */
export function sniff(firstBytes: Uint8Array): FileKind {
  for (const [kind, signature] of signatures) {
    if (signature.every((byte, index) => firstBytes[index] === byte)) return kind;
  }
  return "other";
}

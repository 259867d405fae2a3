import { crc32 } from "node:zlib";

/** The chunk IEND with its checksum. */
const end = Buffer.from("0000000049454e44ae426082", "hex");
const headerLength = 8;

/**
 * The picture with its last chunk, when only that or the checksum before it is missing; otherwise as
 * it is. Whether the dots are complete only a decoder can tell.
 */
export function withPngEnd(bytes: Buffer): Buffer {
  for (let at = headerLength; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "IEND") return at + 12 > bytes.length ? withEnd(bytes, at) : bytes;
    const next = at + 12 + length;
    if (next >= bytes.length) return type === "IDAT" ? withLastData(bytes, at, length) : bytes;
    if (next + 8 > bytes.length) return withEnd(bytes, next);
    at = next;
  }
  return bytes;
}

function withLastData(bytes: Buffer, at: number, length: number): Buffer {
  const dataEnd = at + 8 + length;
  if (dataEnd > bytes.length) return bytes;
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(bytes.subarray(at + 4, dataEnd)));
  return Buffer.concat([bytes.subarray(0, dataEnd), checksum, end]);
}

function withEnd(bytes: Buffer, at: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), end]);
}

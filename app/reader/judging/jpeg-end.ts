import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import sharp from "sharp";
import { walkJpeg } from "./jpeg-walk.ts";

const endOfImage = Buffer.from([0xff, 0xd9]);
const fillers = [0x00, 0x55].map((byte) => Buffer.alloc(256, byte));

/** Null when the picture has its end, whatever follows it, or lacks more than that. */
export async function withJpegEnd(bytes: Buffer): Promise<Buffer | null> {
  const { hasEnd, hasEveryScan } = walkJpeg(bytes);
  if (hasEnd || !hasEveryScan) return null;
  const cut = bytes.at(-1) === 0xff ? bytes.subarray(0, -1) : bytes;
  // Where dots are missing, what is appended is decoded as dots.
  const [one, other] = await Promise.all(fillers.map((filler) => hashOfDots(cut, filler)));
  return one !== null && one === other ? Buffer.concat([cut, endOfImage]) : null;
}

async function hashOfDots(cut: Buffer, filler: Buffer): Promise<string | null> {
  const bytes = Buffer.concat([cut, filler, endOfImage]);
  const hash = createHash("sha256");
  try {
    const dots = sharp(bytes, { failOn: "none", limitInputPixels: false, sequentialRead: true });
    await pipeline(dots.greyscale().raw(), hash);
    return hash.digest("hex");
  } catch {
    return null;
  }
}

import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import sharp from "sharp";
import { walkJpeg } from "./jpeg-walk.ts";

const endOfImage = Buffer.from([0xff, 0xd9]);
const fillers = [0x00, 0x55].map((byte) => Buffer.alloc(256, byte));

/** As it is when it has its end, whatever follows it. Throws when it lacks more than that. */
export async function withJpegEnd(bytes: Buffer): Promise<Buffer> {
  const { hasEnd, end, hasEveryScan } = walkJpeg(bytes);
  if (hasEnd) return bytes;
  const cut = bytes.subarray(0, bytes[end - 1] === 0xff ? end - 1 : end);
  // Where dots are missing, what is appended is decoded as dots.
  const [one, other] = await Promise.all(fillers.map((filler) => hashOfDots(cut, filler)));
  if (!hasEveryScan || one === null || one !== other) throw new Error("the picture is cut");
  return Buffer.concat([cut, endOfImage]);
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

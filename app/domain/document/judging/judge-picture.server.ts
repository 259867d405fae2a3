import sharp from "sharp";
import type { FileFormat } from "#app/domain/document/format.ts";
import { maxPages, type Verdict } from "#app/domain/document/verdict.ts";
import { decodePicture, maxDots } from "./decode-picture.server.ts";
import { isBlank, sharpnessOf } from "./ink.ts";
import { leastSharpness } from "./judge-pdf.ts";

/** Dots of the long side: a photograph of a page with less cannot be read. */
const leastLongSide = 700;
const lookedAt = 1_400;

/** Decodes a stranger's picture: only what was decoded to its last line is good. */
export async function judgePicture(bytes: Buffer, format: FileFormat): Promise<Verdict> {
  try {
    const pages = format === "tiff" ? await countPages(bytes) : 1;
    if (pages > maxPages) return { verdict: "too-large" };
    const { width, height } = await sizeOf(bytes, format);
    if (width * height > maxDots) return { verdict: "too-large" };
    return { verdict: await lookAt(bytes, format), pages, dangers: [] };
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit|too large/i.test(error.message);
    return { verdict: isTooLarge ? "too-large" : "damaged" };
  }
}

async function sizeOf(bytes: Buffer, format: FileFormat) {
  if (format === "heic") return { width: 0, height: 0 };
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return { width, height };
}

async function countPages(bytes: Buffer) {
  return (await sharp(bytes, { limitInputPixels: false }).metadata()).pages ?? 1;
}

async function lookAt(bytes: Buffer, format: FileFormat) {
  const picture = await decodePicture(bytes, format);
  const { data, info } = await picture
    .flatten({ background: "#fff" })
    .greyscale()
    .resize({ width: lookedAt, height: lookedAt, fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = { data, width: info.width, height: info.height };
  if (isBlank(grey)) return "blank";
  const isSmall = Math.max(info.width, info.height) < leastLongSide;
  return isSmall || sharpnessOf(grey) < leastSharpness ? "unreadable" : "good";
}

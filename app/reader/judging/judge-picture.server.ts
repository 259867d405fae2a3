import sharp from "sharp";
import type { FileFormat } from "#app/reader/format.ts";
import type { Verdict } from "#app/reader/verdict.ts";
import type { Budget } from "./budget.ts";
import { decodePicture, maxDots, maxPicturePages } from "./decode-picture.server.ts";
import { isBlank, leastLongSide, leastSharpness, sharpnessOf } from "./ink.ts";

const lookedAt = 1_400;

/**
 * In a TIFF every page must decode, and one readable page suffices. Pages for
 * which the budget is spent count as passed.
 */
export async function judgePicture(
  bytes: Buffer,
  format: FileFormat,
  budget: Budget,
): Promise<Verdict> {
  try {
    const pages = format === "tiff" ? await countPages(bytes) : 1;
    if (pages > maxPicturePages) return { verdict: "too-large" };
    return { verdict: await lookAtAll(bytes, format, { pages, budget }), pages, dangers: [] };
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit|too large/i.test(error.message);
    return { verdict: isTooLarge ? "too-large" : "damaged" };
  }
}

async function lookAtAll(
  bytes: Buffer,
  format: FileFormat,
  { pages, budget }: { pages: number; budget: Budget },
) {
  let best: "blank" | "unreadable" | "good" = "blank";
  for (let page = 0; page < pages; page += 1) {
    if (page > 0 && budget.isSpent()) return "good";
    const look = await lookAt(bytes, format, page);
    if (look === "good" || best === "blank") best = look;
  }
  return best;
}

async function countPages(bytes: Buffer) {
  return (await sharp(bytes, { limitInputPixels: false }).metadata()).pages ?? 1;
}

async function lookAt(bytes: Buffer, format: FileFormat, page: number) {
  await refuseTooLarge(bytes, format, page);
  const picture = await decodePicture(bytes, format, page);
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

async function refuseTooLarge(bytes: Buffer, format: FileFormat, page: number) {
  if (format === "heic") return;
  const { width, height } = await sharp(bytes, { limitInputPixels: false, page }).metadata();
  if (width * height > maxDots) throw new Error("too large");
}

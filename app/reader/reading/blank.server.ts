import sharp from "sharp";
import { isBlank } from "#app/reader/judging/ink.ts";

/** Dots of the long side that ink is looked for on. */
const longSide = 1_400;

/** Is nothing drawn on the picture of a page? Then there is nothing to read either. */
export async function isBlankPicture(picture: Buffer): Promise<boolean> {
  const { data, info } = await sharp(picture)
    .greyscale()
    .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return isBlank({ data, width: info.width, height: info.height });
}

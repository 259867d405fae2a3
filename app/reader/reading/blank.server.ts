import sharp from "sharp";
import { isBlank } from "#app/reader/judging/ink.ts";

const longSide = 1_400;

export async function isBlankPicture(picture: Buffer): Promise<boolean> {
  const { data, info } = await sharp(picture)
    .greyscale()
    .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return isBlank({ data, width: info.width, height: info.height });
}

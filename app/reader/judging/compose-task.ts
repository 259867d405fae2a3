import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import sharp, { type Sharp } from "sharp";
import type { ChildWork } from "#app/reader/child/child-work.ts";
import { compositionName } from "#app/reader/composition.ts";
import { sniff } from "#app/reader/sniff.ts";
import { decodePicture, maxPicturePages } from "./decode-picture.server.ts";

/** Pixels: 220 dpi on A4, enough for small print. */
const longSide = 2_600;
const jpegQuality = 82;
const [shortEdge, longEdge] = [595.28, 841.89];

/**
 * Strips camera metadata (places, times, names). Throws when a picture cannot be decoded or has too
 * many pages. Only for a child process.
 */
export async function composeTask({ files, folder }: ChildWork): Promise<{ pages: number }> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const file of files) await addPicture(document, await readFile(file));
  const bytes = await document.save();
  await writeFile(join(folder ?? "", compositionName), bytes);
  return { pages: document.getPageCount() };
}

async function addPicture(document: PDFDocument, bytes: Buffer) {
  const format = sniff(bytes);
  if (format === "other" || format === "pdf") throw new Error("not a picture");
  const count = format === "tiff" ? ((await sharp(bytes).metadata()).pages ?? 1) : 1;
  if (count > maxPicturePages) throw new Error("too many pages");
  for (let page = 0; page < count; page += 1) {
    await addPage(document, await decodePicture(bytes, format, page));
  }
}

async function addPage(document: PDFDocument, picture: Sharp) {
  const { data, info } = await picture
    .autoOrient()
    .flatten({ background: "#fff" })
    .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .jpeg({ quality: jpegQuality, mozjpeg: false })
    .toBuffer({ resolveWithObject: true });
  const image = await document.embedJpg(data);
  const upright = info.height >= info.width;
  const [width, height] = upright ? [shortEdge, longEdge] : [longEdge, shortEdge];
  const fitted = image.scaleToFit(width, height);
  const page = document.addPage([width, height]);
  page.drawImage(image, {
    x: (width - fitted.width) / 2,
    y: (height - fitted.height) / 2,
    width: fitted.width,
    height: fitted.height,
  });
}

import sharp, { type Sharp } from "sharp";
import { openDocument } from "#app/reader/open-document.server.ts";
import { drawPage } from "#app/reader/reading/draw-page.server.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";

/** Pixels at 200 dpi. */
const a4 = { width: 1_654, height: 2_339 };

let drawn: Promise<Buffer> | undefined;

export async function writtenSheet(height = a4.height): Promise<Sharp> {
  drawn ??= draw();
  const sheet = sharp(await drawn).resize({ height });
  return sharp(await sheet.png({ compressionLevel: 1 }).toBuffer());
}

async function draw(): Promise<Buffer> {
  const document = await openDocument(await makeDocument({ kind: "kbis" }));
  const { jpeg } = await drawPage(document, 1, true);
  await document.loadingTask.destroy();
  return sharp(jpeg).resize({ height: a4.height }).png({ compressionLevel: 1 }).toBuffer();
}

/** `noise` in grey levels up and down; `shade` darkens towards one edge. */
export function emptySheet(noise: number, { seed = 7, shade = 0 } = {}): Sharp {
  const { width, height } = a4;
  const dots = Buffer.alloc(width * height);
  let state = seed;
  for (let at = 0; at < dots.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const light = 240 - (shade * (at % width)) / width;
    // A byte that overflows would be black.
    dots[at] = Math.min(255, light + (((state >>> 24) - 128) / 128) * noise);
  }
  return sharp(dots, { raw: { width, height, channels: 1 } });
}

/** Reopened, so that later steps apply after the earlier ones. */
export async function settled(picture: Sharp): Promise<Sharp> {
  return sharp(await picture.png({ compressionLevel: 1 }).toBuffer());
}

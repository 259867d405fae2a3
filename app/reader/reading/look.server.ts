import sharp from "sharp";
import { skewOf } from "./deskew.server.ts";
import { evenLight } from "./even-light.server.ts";

/**
 * Grid over the inked part: a row covers two lines of text, so that a different name changes the
 * look.
 */
const [columns, rows] = [4, 16];
const [cellWidth, cellHeight] = [24, 12];
const [width, height] = [columns * cellWidth, rows * cellHeight];
/** Of 255, averaged over half a cell; smaller differences are noise. */
const threshold = 3;

/**
 * Each bit tells whether a cell of the grid over the straightened, inked part has more ink in its
 * left half. A scan changes seldom more than seven bits, a different form twenty or more. The same
 * form filled in by others may differ as little as a scan, so similar looks only justify comparing
 * what two documents say.
 */
export async function lookOf(picture: Buffer): Promise<string> {
  const even = await evenLight(picture);
  const raw = { width: even.width, height: even.height, channels: 1 as const };
  const level = await sharp(even.data, { raw })
    .rotate(await skewOf(picture), { background: "#fff" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dots = await sharp(level.data, { raw: { ...level.info, channels: 1 } })
    .extract(inkedPart(level.data, level.info.width, level.info.height))
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .greyscale()
    .raw()
    .toBuffer();
  return bitsOf(dots);
}

function bitsOf(dots: Buffer): string {
  let bits = 0n;
  for (let cell = 0; cell < columns * rows; cell += 1) {
    const x = (cell % columns) * cellWidth;
    const y = Math.floor(cell / columns) * cellHeight;
    bits = (bits << 1n) | (leansLeft(dots, x, y) ? 1n : 0n);
  }
  return bits.toString(16).padStart(16, "0");
}

function leansLeft(dots: Buffer, x: number, y: number): boolean {
  let lean = 0;
  for (let dy = 0; dy < cellHeight; dy += 1) {
    for (let dx = 0; dx < cellWidth; dx += 1) {
      const ink = 255 - (dots[(y + dy) * width + x + dx] ?? 255);
      lean += dx < cellWidth / 2 ? ink : -ink;
    }
  }
  return lean / ((cellWidth * cellHeight) / 2) > threshold;
}

function inkedPart(data: Buffer, pageWidth: number, pageHeight: number) {
  const across = new Uint32Array(pageWidth);
  const down = new Uint32Array(pageHeight);
  for (const [index, value] of data.entries()) {
    if (value > 110) continue;
    const [x, y] = [index % pageWidth, Math.floor(index / pageWidth)];
    across[x] = (across[x] ?? 0) + 1;
    down[y] = (down[y] ?? 0) + 1;
  }
  const [left, right] = [across.findIndex(isInked), across.findLastIndex(isInked)];
  const [top, bottom] = [down.findIndex(isInked), down.findLastIndex(isInked)];
  const whole = { left: 0, top: 0, width: pageWidth, height: pageHeight };
  if (right - left < 50 || bottom - top < 50) return whole;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

const isInked = (count: number) => count >= 4;

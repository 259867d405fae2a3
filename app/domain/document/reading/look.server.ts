import sharp from "sharp";

const grid = 8;
/** Dots of a cell's side. */
const cell = 16;
const side = grid * cell;
/** Of 255, averaged over half a cell: a smaller difference is noise. */
const threshold = 2;

/**
 * What a page looks like, in 64 bits as 16 hexadecimal digits: for each cell of a grid of 8 by 8, whether
 * there is more ink in its left half. A new compression or scale changes few bits, other words more.
 */
export async function lookOf(picture: Buffer): Promise<string> {
  const dots = await sharp(picture)
    .greyscale()
    .resize(side, side, { fit: "fill", kernel: "cubic" })
    .blur(1)
    .raw()
    .toBuffer();
  let look = "";
  for (let row = 0; row < grid; row += 1) {
    let byte = 0;
    for (let column = 0; column < grid; column += 1) {
      byte = byte * 2 + (leansLeft(dots, column * cell, row * cell) ? 1 : 0);
    }
    look += byte.toString(16).padStart(2, "0");
  }
  return look;
}

function leansLeft(dots: Buffer, x: number, y: number): boolean {
  let lean = 0;
  for (let dy = 0; dy < cell; dy += 1) {
    for (let dx = 0; dx < cell; dx += 1) {
      const ink = 255 - (dots[(y + dy) * side + x + dx] ?? 255);
      lean += dx < cell / 2 ? ink : -ink;
    }
  }
  return lean / ((cell * cell) / 2) > threshold;
}

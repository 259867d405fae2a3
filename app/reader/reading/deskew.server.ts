import sharp from "sharp";

const width = 700;
const largest = 4;
const step = 0.25;
/** Degrees; OCR copes with smaller skews. */
const smallest = 0.4;

/** Degrees to rotate clockwise; 0 when the lines are nearly level. */
export async function skewOf(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture)
    .greyscale()
    .resize({ width, withoutEnlargement: true })
    .normalise()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const ink = darkDots(data, info.width);
  let best = { angle: 0, score: sharpness(ink, 0, info.height) };
  for (let angle = -largest; angle <= largest; angle += step) {
    const score = sharpness(ink, angle, info.height);
    if (score > best.score) best = { angle, score };
  }
  return Math.abs(best.angle) < smallest ? 0 : best.angle;
}

interface Dot {
  readonly x: number;
  readonly y: number;
}

function darkDots(data: Buffer, rowLength: number): Dot[] {
  const dots: Dot[] = [];
  for (const [index, value] of data.entries()) {
    if (value < 120) dots.push({ x: index % rowLength, y: Math.floor(index / rowLength) });
  }
  return dots;
}

function sharpness(dots: readonly Dot[], angle: number, height: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const rows = new Float64Array(height + 2 * width);
  for (const { x, y } of dots) {
    const row = Math.round(y + x * slope) + width;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row += 1)
    sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}

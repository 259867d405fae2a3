/** One byte per pixel, row by row; about 500 to 1,400 pixels wide and high. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Of 255, from the surroundings. */
const contrast = 45;
/** Share of pixels: one line of small text on A4 has about 0.0005, scan noise less. */
const leastInk = 0.000_15;
const block = 32;

/** Dots on the longer side. With fewer, the small print of an extract is illegible. */
export const leastLongSide = 700;
/** As `sharpnessOf` counts. */
export const leastSharpness = 0.25;

/**
 * Compares with the neighbourhood, so a grey or unevenly lit sheet is blank and light text on dark
 * is not.
 */
export function isBlank(grey: Grey): boolean {
  let ink = 0;
  for (const one of blocksOf(grey)) ink += one.ink;
  return ink < leastInk * grey.width * grey.height;
}

/**
 * 99th percentile of the Laplacian over the brightness range, about 0 to 2, where there is ink.
 * Readable letters have 0.5 or more; 0 for an empty picture.
 */
export function sharpnessOf(grey: Grey): number {
  const edges = new Uint32Array(1_021);
  const levels = new Uint32Array(256);
  for (const { left, top, ink } of blocksOf(grey)) {
    if (ink > 0) countEdges(grey, { left, top }, edges, levels);
  }
  const range = percentile(levels, 0.99) - percentile(levels, 0.01);
  return range <= 0 ? 0 : percentile(edges, 0.99) / range;
}

function* blocksOf(grey: Grey) {
  const { data, width, height } = grey;
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      const right = Math.min(left + block, width);
      const bottom = Math.min(top + block, height);
      let sum = 0;
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) sum += data[y * width + x] ?? 0;
      }
      const mean = sum / ((right - left) * (bottom - top));
      let ink = 0;
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) {
          if (Math.abs((data[y * width + x] ?? 0) - mean) > contrast) ink += 1;
        }
      }
      yield { left, top, ink };
    }
  }
}

function countEdges(
  { data, width, height }: Grey,
  { left, top }: { left: number; top: number },
  edges: Uint32Array,
  levels: Uint32Array,
) {
  for (let y = Math.max(1, top); y < Math.min(top + block, height - 1); y += 1) {
    for (let x = Math.max(1, left); x < Math.min(left + block, width - 1); x += 1) {
      const at = y * width + x;
      const value = data[at] ?? 0;
      const beside = (data[at - 1] ?? 0) + (data[at + 1] ?? 0);
      const edge = Math.abs(4 * value - beside - (data[at - width] ?? 0) - (data[at + width] ?? 0));
      edges[edge] = (edges[edge] ?? 0) + 1;
      levels[value] = (levels[value] ?? 0) + 1;
    }
  }
}

function percentile(histogram: Uint32Array, share: number) {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [value, count] of histogram.entries()) {
    seen += count;
    if (seen > 0 && seen >= share * total) return value;
  }
  return 0;
}

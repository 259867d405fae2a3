import type { Box } from "#app/reader/reading.ts";
import type { Turn, Zoom } from "./view-state.ts";

/** Dots of a screen in a point of paper. */
const dotsPerPoint = 96 / 72;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The attributes of a page's drawing: turned and sized without a style. `size` in points, unturned. */
export function sheetShape({ width, height }: Size, turn: Turn, zoom: Zoom) {
  const [across, down] = turn % 180 === 0 ? [width, height] : [height, width];
  const scale = dotsPerPoint * (typeof zoom === "number" ? zoom / 100 : 1);
  return {
    viewBox: `0 0 ${String(across)} ${String(down)}`,
    width: Math.round(across * scale),
    height: Math.round(down * scale),
    transform: transformOf({ width, height }, turn),
  };
}

function transformOf({ width, height }: Size, turn: Turn) {
  const [x, y] = { 0: [0, 0], 90: [height, 0], 180: [width, height], 270: [0, width] }[turn];
  return `translate(${String(x)} ${String(y)}) rotate(${String(turn)})`;
}

/** How large a page is that is drawn so many dots across, in percent of its own size. */
export function percentOf(dots: number, { width, height }: Size, turn: Turn) {
  const across = turn % 180 === 0 ? width : height;
  return Math.round((dots / (across * dotsPerPoint)) * 100);
}

/** Points by which a mark is larger than what it points at, on each side. */
const margin = 3;

/** The attributes of a mark, in points. */
export function markShape(box: Box, { width, height }: Size) {
  return {
    x: box.x * width - margin,
    y: box.y * height - margin,
    width: box.width * width + 2 * margin,
    height: box.height * height + 2 * margin,
  };
}

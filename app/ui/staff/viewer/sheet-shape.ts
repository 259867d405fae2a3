import type { Box } from "#app/reader/reading.ts";
import type { Turn, Zoom } from "./view-state.ts";

/** CSS pixels per point. */
const dotsPerPoint = 96 / 72;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size is in points, before rotation. */
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

/** Zoom, in percent of its own size, of a page drawn `dots` pixels wide. */
export function percentOf(dots: number, { width, height }: Size, turn: Turn) {
  const across = turn % 180 === 0 ? width : height;
  return Math.round((dots / (across * dotsPerPoint)) * 100);
}

/** Points on each side. */
const margin = 3;

/** In points. */
export function markShape(box: Box, { width, height }: Size) {
  return {
    x: box.x * width - margin,
    y: box.y * height - margin,
    width: box.width * width + 2 * margin,
    height: box.height * height + 2 * margin,
  };
}

import type { Box } from "#app/reader/reading.ts";

export interface InkGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Uint8Array;
}

export interface Blob {
  readonly box: Box;
  readonly cells: number;
  /** Width divided by height. */
  readonly ratio: number;
  readonly filled: number;
}

interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
  count: number;
}

export function blobsIn(grid: InkGrid): Blob[] {
  const left = grid.cells.slice();
  const blobs: Blob[] = [];
  for (let index = 0; index < left.length; index += 1) {
    if (left[index] === 1) blobs.push(blobOf(extentFrom(index, left, grid), grid));
  }
  return blobs;
}

function extentFrom(start: number, left: Uint8Array, { columns, rows }: InkGrid): Extent {
  const extent: Extent = { left: columns, right: 0, top: rows, bottom: 0, count: 0 };
  const open = [start];
  left[start] = 0;
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const [x, y] = [index % columns, Math.floor(index / columns)];
    extent.left = Math.min(extent.left, x);
    extent.right = Math.max(extent.right, x);
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y);
    extent.count += 1;
    for (const next of around(x, y, columns, rows)) {
      if (left[next] !== 1) continue;
      left[next] = 0;
      open.push(next);
    }
  }
  return extent;
}

function* around(x: number, y: number, columns: number, rows: number) {
  for (let ny = Math.max(0, y - 2); ny <= Math.min(rows - 1, y + 2); ny += 1) {
    for (let nx = Math.max(0, x - 2); nx <= Math.min(columns - 1, x + 2); nx += 1)
      yield ny * columns + nx;
  }
}

function blobOf({ left, right, top, bottom, count }: Extent, { columns, rows }: InkGrid): Blob {
  const [width, height] = [right - left + 1, bottom - top + 1];
  return {
    box: { x: left / columns, y: top / rows, width: width / columns, height: height / rows },
    cells: count,
    ratio: width / height,
    filled: count / (width * height),
  };
}

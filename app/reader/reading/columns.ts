import { type Piece, right, type Row, rowsOf } from "./piece.ts";

const fewestRows = 5;
const maxDepth = 3;
const maxCandidates = 60;

/**
 * Columns of running text are read one after the other; labels stay on one row with their values.
 */
export function readingOrder(pieces: readonly Piece[], depth = 0): Row[] {
  const rows = rowsOf(pieces);
  const gutter = depth < maxDepth ? bestGutter(rows) : null;
  if (gutter === null) return rows;
  const inside = rows.slice(gutter.from, gutter.to).flat();
  return [
    ...readingOrder(rows.slice(0, gutter.from).flat(), depth + 1),
    ...readingOrder(
      inside.filter((piece) => piece.x < gutter.x),
      depth + 1,
    ),
    ...readingOrder(
      inside.filter((piece) => piece.x >= gutter.x),
      depth + 1,
    ),
    ...readingOrder(rows.slice(gutter.to).flat(), depth + 1),
  ];
}

interface Gutter {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly both: number;
}

function bestGutter(rows: readonly Row[]): Gutter | null {
  const gutters = candidates(rows)
    .flatMap((x) => openStretches(rows, x))
    .filter((gutter) => gutter.both >= fewestRows && isBetweenColumns(rows, gutter));
  return gutters.sort((a, b) => b.both - a.both)[0] ?? null;
}

function candidates(rows: readonly Row[]): number[] {
  const found = new Set<number>();
  for (const row of rows) {
    for (const [index, piece] of row.entries()) {
      const next = row[index + 1];
      if (next === undefined || next.x - right(piece) < 1.1 * piece.height) continue;
      found.add(Math.round((next.x + right(piece)) / 8) * 4);
    }
  }
  return [...found].slice(0, maxCandidates);
}

function openStretches(rows: readonly Row[], x: number): Gutter[] {
  const stretches: Gutter[] = [];
  let from = 0;
  for (let at = 0; at <= rows.length; at += 1) {
    const row = rows[at];
    if (row !== undefined && !row.some((piece) => piece.x < x && right(piece) > x)) continue;
    const both = rows.slice(from, at).filter((one) => isOnBothSides(one, x)).length;
    if (both > 0) stretches.push({ x, from, to: at, both });
    from = at + 1;
  }
  return stretches;
}

const isOnBothSides = (row: Row, x: number) =>
  row.some((piece) => piece.x < x) && row.some((piece) => piece.x >= x);

/**
 * Running text has several words per line and fills its column; labels are short and leave space
 * before their values.
 */
function isBetweenColumns(rows: readonly Row[], { x, from, to }: Gutter): boolean {
  const inside = rows.slice(from, to);
  const left = inside.map((row) => row.filter((piece) => piece.x < x));
  const rest = inside.map((row) => row.filter((piece) => piece.x >= x));
  const [fillLeft, fillRight] = [fill(left), fill(rest)];
  const [wordsLeft, wordsRight] = [wordsIn(left), wordsIn(rest)];
  const isText = Math.min(wordsLeft, wordsRight) >= 3 && Math.max(wordsLeft, wordsRight) >= 5.5;
  return isText && Math.min(fillLeft, fillRight) >= 0.5 && fillLeft + fillRight >= 1.35;
}

function wordsIn(rows: readonly Row[]): number {
  const held = rows.filter((row) => row.length > 0);
  return held.flat().length / held.length;
}

function fill(rows: readonly Row[]): number {
  const held = rows.filter((row) => row.length > 0);
  const start = Math.min(...held.flat().map((piece) => piece.x));
  const end = Math.max(...held.flat().map(right));
  const widths = held.map((row) => Math.max(...row.map(right)) - Math.min(...row.map((p) => p.x)));
  return widths.reduce((sum, width) => sum + width, 0) / held.length / (end - start);
}

import type { Line, Word } from "#app/reader/reading.ts";
import { readingOrder } from "./columns.ts";
import { bottom, type Piece, right, type Row } from "./piece.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function linesOf(pieces: readonly Piece[], size: Size): Line[] {
  return readingOrder(pieces).map((row) => lineOf(row, size));
}

export function lineOf(row: Row, size: Size): Line {
  const words = row.map((piece) => wordOf(piece, size));
  return { text: words.map((word) => word.text).join(" "), words };
}

function wordOf(piece: Piece, { width, height }: Size): Word {
  const share = (value: number) => Math.min(1, Math.max(0, round(value)));
  const [x, y] = [share(piece.x / width), share(piece.y / height)];
  const [x2, y2] = [share(right(piece) / width), share(bottom(piece) / height)];
  return { text: piece.text, box: { x, y, width: round(x2 - x), height: round(y2 - y) } };
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** A file may set a word letter by letter. */
export function glue(row: Row): Piece[] {
  const words: Piece[] = [];
  for (const piece of row) {
    const last = words.at(-1);
    const gap = last === undefined ? Infinity : piece.x - right(last);
    if (last !== undefined && gap < 0.12 * piece.height && gap > -0.5 * piece.height) {
      words[words.length - 1] = joined(last, piece);
    } else {
      words.push(piece);
    }
  }
  return words;
}

function joined(a: Piece, b: Piece): Piece {
  const [y, end] = [Math.min(a.y, b.y), Math.max(right(a), right(b))];
  const height = Math.max(bottom(a), bottom(b)) - y;
  return { ...a, text: a.text + b.text, y, width: end - a.x, height };
}

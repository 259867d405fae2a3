import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { roughWidth } from "./glyph-width.ts";
import type { Size } from "./layout.ts";
import type { Piece } from "./piece.ts";

interface TextRun {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
  readonly fontName: string;
}

export interface PagePieces {
  readonly size: Size;
  readonly level: readonly Piece[];
  readonly turned: readonly Piece[];
}

const maxRuns = 40_000;
const maxRunLength = 2_000;

export async function piecesOfPage(page: PDFPageProxy): Promise<PagePieces> {
  const view = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const level: Piece[] = [];
  const turned: Piece[] = [];
  for (const item of items.slice(0, maxRuns)) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const run = item as TextRun;
    const matrix = multiply(view.transform, run.transform);
    const ascent = styles[run.fontName]?.ascent ?? 0;
    const isLevel = Math.abs(matrix[1]) < 0.1 * Math.abs(matrix[0]) && matrix[0] > 0;
    (isLevel ? level : turned).push(...piecesOfRun(run, matrix, ascent));
  }
  return { size: { width: view.width, height: view.height }, level, turned };
}

type Matrix = readonly [number, number, number, number, number, number];

function multiply(a: readonly number[], b: readonly number[]): Matrix {
  const at = (m: readonly number[], index: number) => m[index] ?? 0;
  const [a0, a1, a2, a3] = [at(a, 0), at(a, 1), at(a, 2), at(a, 3)];
  const column = (x: number, y: number) => [a0 * x + a2 * y, a1 * x + a3 * y] as const;
  const [m0, m1] = column(at(b, 0), at(b, 1));
  const [m2, m3] = column(at(b, 2), at(b, 3));
  const [m4, m5] = column(at(b, 4), at(b, 5));
  return [m0, m1, m2, m3, m4 + at(a, 4), m5 + at(a, 5)];
}

function piecesOfRun(run: TextRun, matrix: Matrix, ascent: number): Piece[] {
  const text = run.str.slice(0, maxRunLength);
  const scale = run.width / (roughWidth(text) || 1);
  return [...text.matchAll(/\S+/g)].map((match) => {
    const from = roughWidth(text.slice(0, match.index)) * scale;
    const length = roughWidth(match[0]) * scale;
    return { text: match[0], font: run.fontName, ...place(matrix, from, length, ascent) };
  });
}

function place(matrix: Matrix, from: number, length: number, ascent: number) {
  const [a, b, c, d, e, f] = matrix;
  const along = Math.hypot(a, b) || 1;
  const [ux, uy] = [a / along, b / along];
  const up = ascent > 0.3 && ascent < 1.5 ? ascent : 0.85;
  const corners = [from, from + length].flatMap((t) =>
    [up, up - 1.1].map((h) => ({ x: e + ux * t + c * h, y: f + uy * t + d * h })),
  );
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

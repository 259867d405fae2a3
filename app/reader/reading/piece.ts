/** In the page's own unit (points or pixels), from the top left as displayed. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly font: string | null;
}

export type Row = readonly Piece[];

export const right = (piece: Piece) => piece.x + piece.width;
export const bottom = (piece: Piece) => piece.y + piece.height;

export function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: { pieces: Piece[]; tallest: Piece }[] = [];
  for (const piece of [...pieces].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.slice(-3).findLast((one) => sharesLine(one.tallest, piece));
    if (row === undefined) {
      rows.push({ pieces: [piece], tallest: piece });
    } else {
      row.pieces.push(piece);
      if (piece.height > row.tallest.height) row.tallest = piece;
    }
  }
  return rows.map((row) => row.pieces.sort((a, b) => a.x - b.x));
}

const middle = (piece: Piece) => piece.y + piece.height / 2;

function sharesLine(a: Piece, b: Piece) {
  const shared = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
  return shared >= 0.5 * Math.min(a.height, b.height);
}

import type { Traces } from "#app/reader/reading.ts";
import { lineOf } from "./layout.ts";
import { type Piece, right, type Row, rowsOf } from "./piece.ts";
import type { PagePieces } from "./pieces-of-page.server.ts";

const numbers =
  /\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} \p{L}{3,9} \d{4}|\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?|\d{1,9},\d\d|\d{5,20}/gu;

/** A trace of replaced digits. */
export function mixedFontsIn(
  { level, size }: PagePieces,
  page: number,
): Traces["mixedFonts"][number][] {
  return rowsOf(level).flatMap((row) => {
    const { text, owners } = spelledOut(row);
    return [...text.matchAll(numbers)].flatMap((match) => {
      const letters = owners.slice(match.index, match.index + match[0].length);
      const pieces = [...new Set(letters)].filter(
        (piece) => piece !== null && /\d/.test(piece.text),
      ) as Piece[];
      if (new Set(pieces.map((piece) => piece.font)).size < 2) return [];
      const [first, ...rest] = lineOf(pieces, size).words.map((word) => word.box);
      if (first === undefined) return [];
      const end = Math.max(...[first, ...rest].map((box) => box.x + box.width));
      return [{ text: match[0], page, box: { ...first, width: end - first.x } }];
    });
  });
}

function spelledOut(row: Row): { text: string; owners: (Piece | null)[] } {
  let text = "";
  const owners: (Piece | null)[] = [];
  let last: Piece | undefined;
  for (const piece of row) {
    const gap = last === undefined ? 0 : (piece.x - right(last)) / piece.height;
    const between = gap > 0.9 ? "\t" : gap > 0.12 ? " " : "";
    text += between + piece.text;
    owners.push(...between.split("").map(() => null), ...piece.text.split("").map(() => piece));
    last = piece;
  }
  return { text, owners };
}

import { expect, test } from "vitest";
import { readingOrder } from "./columns.ts";
import { linesOf } from "./layout.ts";
import type { Piece } from "./piece.ts";

const size = { width: 600, height: 800 };

function line(text: string, x: number, row: number): Piece[] {
  return [...text.matchAll(/\S+/g)].map((word) => ({
    text: word[0],
    x: x + word.index * 6,
    y: 40 + row * 14,
    width: word[0].length * 6,
    height: 10,
    font: null,
  }));
}
const textOf = (pieces: readonly Piece[]) => linesOf(pieces, size).map((one) => one.text);

test("columns of running text are read one after the other, between the parts that span both", () => {
  const rows = Array.from({ length: 6 }, (_, row) => row);
  const pieces = [
    ...line("BULLETIN OFFICIEL DES ANNONCES CIVILES ET COMMERCIALES", 120, 0),
    ...rows.flatMap((row) =>
      line(`left ${String(row)} some words of the line to fill`, 40, row + 2),
    ),
    ...rows.flatMap((row) =>
      line(`right ${String(row)} other words that fill up too`, 320, row + 2),
    ),
  ];
  const lines = textOf(pieces);
  expect(lines[0]).toMatch(/^BULLETIN/);
  expect(lines.slice(1, 7).every((text) => text.startsWith("left"))).toBe(true);
  expect(lines.slice(7).every((text) => text.startsWith("right"))).toBe(true);
});

test("labels and their values stay on one line", () => {
  const pairs = [
    "Dénomination|ATELIERS",
    "Forme juridique|SAS",
    "Capital social|37 000",
    "Sigle|AP",
    "Durée|99 ans",
    "Siège|Paris",
  ];
  const pieces = pairs.flatMap((pair, row) => {
    const [label = "", value = ""] = pair.split("|");
    return [...line(label, 40, row), ...line(value, 240, row)];
  });
  expect(textOf(pieces)).toEqual(pairs.map((pair) => pair.replace("|", " ")));
});

test("no pieces give no rows", () => {
  expect(readingOrder([])).toEqual([]);
});

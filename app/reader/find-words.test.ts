import { describe, expect, it } from "vitest";
import { findWords, maxHits } from "./find-words.ts";
import type { PageText } from "./reading.ts";

function pageOf(page: number, ...lines: string[]): PageText {
  return {
    page,
    source: "text",
    confidence: null,
    lines: lines.map((text, row) => ({
      text,
      words: text.split(" ").map((word, column) => ({
        text: word,
        box: { x: column / 10, y: row / 10, width: 0.1, height: 0.05 },
      })),
    })),
  };
}

const pages = [
  pageOf(1, "Greffe du tribunal de Lyon", "SIREN 732 829 320 R.C.S. Lyon"),
  pageOf(2, "Gérante : Hélène", "Castel, née à Lyon"),
];
const placesOf = (query: string) =>
  findWords(pages, query).map(({ page, boxes }) => [page, boxes.length]);

describe("searching for words in a document", () => {
  it.each([
    ["a number however it is spaced", "732829320", [[1, 3]]],
    ["a number spaced in another way", "732 8293 20", [[1, 3]]],
    ["without accents and capitals", "HELENE", [[2, 1]]],
    ["across the end of a line", "Hélène Castel", [[2, 2]]],
    ["an abbreviation without its points", "rcs", [[1, 1]]],
    ["a part of a word", "greff", [[1, 1]]],
    ["nothing that is not there", "Paris", []],
    ["nothing for nothing", " .-", []],
    ["nothing across two pages", "LyonGérante", []],
  ])("finds %s", (_, query, places) => {
    expect(placesOf(query)).toEqual(places);
  });

  it("numbers the hits in reading order, over all pages", () => {
    const hits = findWords(pages, "lyon");
    expect(hits.map(({ number, page }) => [number, page])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ]);
  });

  it("marks exactly the words found, and gives the words around them", () => {
    const [hit] = findWords(pages, "829");
    expect(hit?.boxes).toEqual([{ x: 0.2, y: 0.1, width: 0.1, height: 0.05 }]);
    expect(hit?.context).toBe("… de Lyon SIREN 732 829 320 R.C.S. Lyon");
  });

  it("stops at a number of hits that a page can show", () => {
    const many = [pageOf(1, Array.from({ length: 2_000 }, () => "a").join(" "))];
    expect(findWords(many, "a")).toHaveLength(maxHits);
  });
});

import { lettersAndDigits } from "./fold.ts";
import type { Box, PageText, Word } from "./reading.ts";

export interface Hit {
  readonly number: number;
  readonly page: number;
  readonly boxes: readonly Box[];
  readonly context: string;
}

export const maxHits = 500;
const wordsAround = 4;

/**
 * Ignores accents, case, spaces and punctuation: "732829320" finds "732 829 320", also across a
 * line break.
 */
export function findWords(pages: readonly PageText[], query: string): readonly Hit[] {
  const wanted = lettersAndDigits(query);
  if (wanted === "") return [];
  const hits: Hit[] = [];
  for (const { page, lines } of pages) {
    const words = lines.flatMap((line) => line.words);
    for (const [first, last] of placesOf(words, wanted)) {
      if (hits.length === maxHits) return hits;
      const boxes = words.slice(first, last + 1).map(({ box }) => box);
      const context = contextOf(words, first, last);
      hits.push({ number: hits.length + 1, page, boxes, context });
    }
  }
  return hits;
}

function placesOf(words: readonly Word[], wanted: string) {
  const owners: number[] = [];
  let text = "";
  for (const [index, word] of words.entries()) {
    const part = lettersAndDigits(word.text);
    for (let sign = 0; sign < part.length; sign += 1) owners.push(index);
    text += part;
  }
  const places: [first: number, last: number][] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    places.push([owners[at] ?? 0, owners[at + wanted.length - 1] ?? 0]);
  }
  return places;
}

function contextOf(words: readonly Word[], first: number, last: number) {
  const from = Math.max(0, first - wordsAround);
  const to = Math.min(words.length, last + 1 + wordsAround);
  const text = words.slice(from, to).map((word) => word.text);
  return `${from > 0 ? "… " : ""}${text.join(" ")}${to < words.length ? " …" : ""}`;
}

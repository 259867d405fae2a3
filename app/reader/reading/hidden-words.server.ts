import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box, HiddenText, Line, Word } from "#app/reader/reading.ts";
import { around } from "./around.ts";
import { type Dots, drawWithAndWithoutText } from "./draw-page.server.ts";

/** About 100 dpi. */
const scale = 1.4;
const longestSide = 1_400;
/** Of 255: what differs less from its ground cannot be read. */
const leastContrast = 40;
/** Of a word's box; the thinnest letters ink some 5 %. */
const leastInk = 0.012;
/** Points: a person reads no smaller letters. */
const leastHeight = 2.5;

export interface SeenWords {
  /** What a person sees of the lines. */
  readonly lines: readonly Line[];
  /** Words of the text layer that nobody sees: white, invisible, covered, cut off, tiny. */
  readonly hidden: readonly Omit<HiddenText, "page">[];
  /** Something else is drawn where hidden words lie, or two words lie on each other. */
  readonly isContradicted: boolean;
}

/**
 * Draws the page with and without its text. A word is seen when the two differ where it lies.
 * Only for the reader's child process.
 */
export async function seenWords(
  document: PDFDocumentProxy,
  page: number,
  lines: readonly Line[],
): Promise<SeenWords> {
  const proxy = await document.getPage(page);
  const { width, height } = proxy.getViewport({ scale: 1 });
  const fitting = Math.min(scale, longestSide / Math.max(width, height));
  const { seen, bare } = await drawWithAndWithoutText(document, proxy, fitting);
  proxy.cleanup();
  const isHidden = (word: Word) =>
    isWord(word) && (isTiny(word.box, height) || shareOf(word.box, seen, bare) < leastInk);
  const split = lines.map((line) => {
    const hidden = line.words.filter(isHidden);
    return { line, hidden, shown: line.words.filter((word) => !hidden.includes(word)) };
  });
  const kept = split
    .filter(({ shown }) => shown.length > 0)
    .map(({ line, hidden, shown }) => (hidden.length === 0 ? line : lineOfWords(shown)));
  const covered = split
    .flatMap((one) => one.hidden)
    .some(({ box }) => !isTiny(box, height) && isInked(box, seen));
  const overlaid = onEachOther(kept);
  const hidden = [...split.map((one) => one.hidden), overlaid].filter((some) => some.length > 0);
  return {
    lines: kept,
    hidden: hidden.map(hiddenText),
    isContradicted: covered || overlaid.length > 0,
  };
}

const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join(" ");
const lineOfWords = (words: readonly Word[]): Line => ({ text: textOf(words), words });

function hiddenText(words: readonly Word[]) {
  return { text: textOf(words).slice(0, 100), box: around(words.map(({ box }) => box)) };
}

const isWord = ({ text }: Word) => /[\p{L}\p{N}]/u.test(text);

const isTiny = (box: Box, pageHeight: number) => box.height * pageHeight < leastHeight;

/** Of the dots in the box, those that differ. */
function shareOf(box: Box, one: Dots, other: Dots): number {
  let [count, differing] = [0, 0];
  for (const at of within(box, one)) {
    count += 1;
    if (Math.abs(lightOf(one, at) - lightOf(other, at)) >= leastContrast) differing += 1;
  }
  return count === 0 ? 0 : differing / count;
}

/** There is light and dark in the box, as where something is written. */
function isInked(box: Box, dots: Dots): boolean {
  let [darkest, lightest] = [255, 0];
  let [count, dark] = [0, 0];
  for (const at of within(box, dots)) {
    const light = lightOf(dots, at);
    [darkest, lightest] = [Math.min(darkest, light), Math.max(lightest, light)];
  }
  if (lightest - darkest < 2 * leastContrast) return false;
  const middle = (lightest + darkest) / 2;
  for (const at of within(box, dots)) {
    count += 1;
    if (lightOf(dots, at) < middle) dark += 1;
  }
  return dark / count >= leastInk && dark / count < 1 - leastInk;
}

function* within({ x, y, width, height }: Box, dots: Dots): Generator<number> {
  const [left, right] = [Math.max(0, Math.floor(x * dots.width)), (x + width) * dots.width];
  const [top, bottom] = [Math.max(0, Math.floor(y * dots.height)), (y + height) * dots.height];
  for (let row = top; row < Math.min(bottom, dots.height); row += 1)
    for (let column = left; column < Math.min(right, dots.width); column += 1)
      yield 4 * (row * dots.width + column);
}

const lightOf = ({ data }: Dots, at: number) =>
  0.3 * (data[at] ?? 255) + 0.59 * (data[at + 1] ?? 255) + 0.11 * (data[at + 2] ?? 255);

/** A text written over another one: which of them is read, a picture alone tells. */
function onEachOther(lines: readonly Line[]): Word[] {
  const words = lines
    .flatMap((line) => line.words)
    .filter(({ text }) => /[\p{L}\p{N}]{3}/u.test(text));
  const byTop = words.sort((a, b) => a.box.y - b.box.y);
  return byTop.flatMap((word, index) => {
    const under: Word[] = [];
    for (const next of byTop.slice(index + 1)) {
      if (next.box.y > word.box.y + word.box.height / 2) break;
      if (next.text !== word.text && shareCovered(word.box, next.box) > 0.5) under.push(next);
    }
    return under.length > 0 ? [word, ...under] : [];
  });
}

function shareCovered(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (across <= 0 || down <= 0) return 0;
  return (across * down) / Math.min(a.width * a.height, b.width * b.height);
}

import sharp from "sharp";
import type { Box, Fact, Line, PageText, Word } from "#app/reader/reading.ts";
import { fold } from "#app/reader/reading/facts/fold.ts";
import { closing } from "#app/reader/reading/facts/letter.ts";
import { lettersIn } from "#app/reader/scanned-page.ts";
import { type Blob, blobsIn, type InkGrid } from "./ink.ts";

const width = 720;
const cell = 4;
const footer = 0.96;

/** Empty when the page has no closing phrase; `unknown` when ink could be either or neither. */
export async function marksOf(picture: Buffer, text: PageText): Promise<Fact[]> {
  const below = closingBottom(text);
  if (below === null) return [];
  const grid = await gridOf(picture, text, below);
  const blobs = blobsIn(grid).filter((blob) => blob.cells >= 8 && blob.box.height > 0.006);
  return [
    fact("stamp", blobs.filter(isStamp), blobs),
    fact("signature", blobs.filter(isStroke), blobs),
  ].map((one) => ({ ...one, page: text.page }));
}

function closingBottom(text: PageText): number | null {
  const line = text.lines.filter((one) => new RegExp(closing).test(fold(one.text))).at(-1);
  const box = line?.words[0]?.box;
  return box === undefined ? null : box.y + box.height;
}

function isStamp({ box, ratio }: Blob): boolean {
  return box.width > 0.07 && box.width < 0.45 && ratio > 0.55 && ratio < 2;
}

function isStroke({ box, ratio, filled }: Blob): boolean {
  return box.width > 0.05 && box.width < 0.6 && ratio >= 1.35 && filled < 0.7 && box.height > 0.01;
}

/** A frame is like a flourish, and a stamp over a signature is one piece of ink. */
const mayBe = {
  stamp: (all: readonly Blob[]) =>
    all.filter(isStroke).length > 1 || all.some((blob) => !isStroke(blob) || blob.box.width > 0.3),
  signature: (all: readonly Blob[]) => all.some((blob) => !isStamp(blob)),
};

function fact(name: "signature" | "stamp", found: readonly Blob[], all: readonly Blob[]): Fact {
  const [largest] = [...found].sort((a, b) => b.cells - a.cells);
  if (largest !== undefined) {
    return { name, value: "seems", page: 1, box: largest.box, confidence: 0.8 };
  }
  const value = mayBe[name](all) ? "unknown" : "not-seen";
  return { name, value, page: 1, box: null, confidence: value === "unknown" ? 0 : 0.7 };
}

async function gridOf(picture: Buffer, text: PageText, below: number): Promise<InkGrid> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .toColourspace("srgb")
    .resize({ width })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [columns, rows] = [Math.floor(info.width / cell), Math.floor(info.height / cell)];
  const words = text.lines.flatMap((line) => wordsOf(line, text.source));
  const counts = new Uint8Array(columns * rows);
  for (let y = Math.ceil(below * info.height); y < footer * rows * cell; y += 1) {
    for (let x = 0; x < columns * cell; x += 1) {
      const at = (y * info.width + x) * info.channels;
      if (!isInk(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255)) continue;
      if (words.some((box) => covers(box, x / info.width, y / info.height))) continue;
      const index = Math.floor(y / cell) * columns + Math.floor(x / cell);
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return { columns, rows, cells: counts.map((count) => (count >= 2 ? 1 : 0)) };
}

const isInk = (r: number, g: number, b: number) => {
  const [darkest, lightest] = [Math.min(r, g, b), Math.max(r, g, b)];
  return r + g + b < 450 || (lightest - darkest > 60 && darkest < 170);
};

/**
 * In OCR text, short words count only in a line of mostly long words and at about their height: a
 * flourish is often read as a letter or two, a stamp's rim as symbols.
 */
function wordsOf({ words }: Line, source: PageText["source"]): Box[] {
  if (source === "text") return words.map(({ box }) => box);
  const long = words.filter(({ text }) => lettersIn(text) >= 4);
  const lettersOf = (some: readonly Word[]) =>
    some.reduce((sum, { text }) => sum + lettersIn(text), 0);
  const isLineOfWords = 2 * lettersOf(long) > lettersOf(words);
  const height = Math.max(0, ...long.map(({ box }) => box.height));
  const isWord = (word: Word) =>
    long.includes(word) || (isLineOfWords && word.box.height <= 1.2 * height);
  return words.filter(isWord).map(({ box }) => box);
}

const covers = (box: Box, x: number, y: number) =>
  x >= box.x - 0.004 &&
  x <= box.x + box.width + 0.004 &&
  y >= box.y - 0.003 &&
  y <= box.y + box.height + 0.003;

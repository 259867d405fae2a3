import { createRequire } from "node:module";
import { dirname } from "node:path";
import sharp from "sharp";
import type { PageText } from "#app/reader/reading.ts";
import { skewOf } from "./deskew.server.ts";
import { evenLight } from "./even-light.server.ts";
import { linesOf, type Size } from "./layout.ts";
import { looksEnglish } from "./looks-english.ts";
import type { Piece } from "./piece.ts";
import type { Turn } from "./turn.ts";
import { turnedBack } from "./undo-turn.ts";

/** A4 at the resolution at which ordinary letters are recognised best; the side in pixels. */
const dotsPerInch = 250;
const longestSide = 2_900;
const leastConfidence = 15;
/** Dust is often read as a lone punctuation mark. */
const leastConfidenceOfSign = 60;

interface ReadWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: {
    readonly x0: number;
    readonly y0: number;
    readonly x1: number;
    readonly y1: number;
  };
}

/**
 * A page on its side or upside down is recognised with less confidence, an upright one with more.
 */
const leastConfidenceUpright = 75;

export interface Recognised {
  readonly text: PageText;
  /** Clockwise; word boxes refer to the rotated picture. */
  readonly turn: Turn;
  readonly picture: Buffer;
}

/**
 * Takes some seconds of a core, twice that for English, four times if no orientation gives words.
 */
export async function recognise(picture: Buffer, page: number): Promise<Recognised> {
  const standing = { text: await recogniseAsItIs(picture, page), turn: 0, picture } as const;
  let best: Recognised = standing;
  for (const turn of [90, 270, 180] as const) {
    if (standing.text.lines.length === 0 || isUpright(best)) break;
    const turned = await sharp(picture).rotate(turn).jpeg({ quality: 90 }).toBuffer();
    const text = await recogniseAsItIs(turned, page);
    if ((text.confidence ?? 0) >= leastConfidenceUpright) best = { text, turn, picture: turned };
  }
  return best;
}

function isUpright({ text }: Recognised) {
  return (text.confidence ?? 0) >= leastConfidenceUpright;
}

async function recogniseAsItIs(picture: Buffer, page: number): Promise<PageText> {
  const angle = await skewOf(picture);
  const original = await evenLight(picture);
  const scale = longestSide / Math.max(original.width, original.height);
  const { data, width, height } = original;
  const straight = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize({ width: Math.round(width * scale), kernel: "cubic" })
    .rotate(angle, { background: "#fff" })
    .withMetadata({ density: dotsPerInch })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const words = await wordsInTheirLanguage(straight.data);
  const shown = { width: width * scale, height: height * scale };
  return pageText(page, words, { straight: straight.info, shown, angle });
}

function pageText(
  page: number,
  words: readonly ReadWord[],
  { straight, shown, angle }: { straight: Size; shown: Size; angle: number },
): PageText {
  const kept = words.map(cleaned).filter(isWord);
  const lines = linesOf(kept.map(pieceOf), straight);
  const sum = kept.reduce((total, word) => total + word.confidence, 0);
  return {
    page,
    source: kept.length > 0 ? "ocr" : "none",
    confidence: kept.length > 0 ? Math.round(sum / kept.length) : 0,
    lines: angle === 0 ? lines : turnedBack(lines, straight, shown, angle),
  };
}

/** OCR often reads a speck before a number as a quotation mark. */
function cleaned(word: ReadWord): ReadWord {
  return { ...word, text: word.text.trim().replace(/^[‘’'`|]+(?=\d)/, "") };
}

function isWord({ text, confidence }: ReadWord): boolean {
  if (/[\p{L}\p{N}]/u.test(text)) return confidence >= leastConfidence;
  return /^[:;,.«»"()€&+-]+$/.test(text) && confidence >= leastConfidenceOfSign;
}

function pieceOf({ text, bbox }: ReadWord): Piece {
  const [width, height] = [bbox.x1 - bbox.x0, bbox.y1 - bbox.y0];
  return { text, x: bbox.x0, y: bbox.y0, width, height, font: null };
}

/** Most documents are French; text that turns out to be English is recognised again. */
async function wordsInTheirLanguage(image: Buffer): Promise<readonly ReadWord[]> {
  const french = await wordsOf(image, "fra");
  if (!looksEnglish(french.map(({ text }) => text))) return french;
  const english = await wordsOf(image, "eng");
  return confidenceOf(english) > confidenceOf(french) ? english : french;
}

function confidenceOf(words: readonly ReadWord[]) {
  return words.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, words.length);
}

async function wordsOf(image: Buffer, language: "fra" | "eng"): Promise<ReadWord[]> {
  const { default: tesseract } = await import("tesseract.js");
  const { resolve } = createRequire(import.meta.url);
  const data = dirname(resolve(`@tesseract.js-data/${language}/package.json`));
  const worker = await tesseract.createWorker(language, tesseract.OEM.LSTM_ONLY, {
    langPath: `${data}/4.0.0_best_int`,
    cacheMethod: "none",
    gzip: true,
  });
  try {
    const result = await worker.recognize(image, {}, { text: false, blocks: true });
    return (result.data.blocks ?? [])
      .flatMap((block) => block.paragraphs)
      .flatMap((paragraph) => paragraph.lines)
      .flatMap((line) => line.words);
  } finally {
    await worker.terminate();
  }
}

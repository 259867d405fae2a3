import { createRequire } from "node:module";
import { dirname } from "node:path";
import sharp from "sharp";
import type { PageText } from "#app/domain/document/reading.ts";
import { skewOf } from "#app/domain/document/reading/deskew.server.ts";
import { linesOf, type Size } from "#app/domain/document/reading/layout.ts";
import type { Piece } from "#app/domain/document/reading/piece.ts";
import { turnedBack } from "#app/domain/document/reading/turned-back.ts";

/** Dots of the long side: A4 at 250 an inch, where letters of a usual size are read best. */
const longestSide = 2_900;
const leastConfidence = 25;

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

/** Reads the words of a page's picture. Some seconds of a core; no network, nothing written. */
export async function recognise(picture: Buffer, page: number): Promise<PageText> {
  const angle = await skewOf(picture);
  const original = await sharp(picture).metadata();
  const scale = longestSide / Math.max(original.width, original.height);
  const straight = await sharp(picture)
    .greyscale()
    .normalise()
    .resize({ width: Math.round(original.width * scale), kernel: "cubic" })
    .rotate(angle, { background: "#fff" })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const words = await wordsOf(straight.data);
  const shown = { width: original.width * scale, height: original.height * scale };
  return pageText(page, words, { straight: straight.info, shown, angle });
}

function pageText(
  page: number,
  words: readonly ReadWord[],
  { straight, shown, angle }: { straight: Size; shown: Size; angle: number },
): PageText {
  const kept = words.filter(
    (word) => word.confidence >= leastConfidence && word.text.trim() !== "",
  );
  const lines = linesOf(kept.map(pieceOf), straight);
  const sum = kept.reduce((total, word) => total + word.confidence, 0);
  return {
    page,
    source: kept.length > 0 ? "ocr" : "none",
    confidence: kept.length > 0 ? Math.round(sum / kept.length) : 0,
    lines: angle === 0 ? lines : turnedBack(lines, straight, shown, angle),
  };
}

function pieceOf({ text, bbox }: ReadWord): Piece {
  const [width, height] = [bbox.x1 - bbox.x0, bbox.y1 - bbox.y0];
  return { text: text.trim(), x: bbox.x0, y: bbox.y0, width, height, font: null };
}

/** The French data reads every Latin letter: the English words would double the time and change little. */
async function wordsOf(image: Buffer): Promise<ReadWord[]> {
  const { default: tesseract } = await import("tesseract.js");
  const data = createRequire(import.meta.url).resolve("@tesseract.js-data/fra/package.json");
  const worker = await tesseract.createWorker("fra", tesseract.OEM.LSTM_ONLY, {
    langPath: `${dirname(data)}/4.0.0_best_int`,
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

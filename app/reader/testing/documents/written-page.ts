import type { PageText } from "#app/reader/reading.ts";

const letter = 0.01;

/** Three spaces stand for a wide gap. */
export function writtenPage(text: string, ocrConfidence: number | null = null, page = 1): PageText {
  return {
    page,
    source: ocrConfidence === null ? "text" : "ocr",
    confidence: ocrConfidence,
    lines: text.split("\n").map((line, row) => ({
      text: line.replace(/\s+/g, " ").trim(),
      words: [...line.matchAll(/\S+/g)].map((word) => ({
        text: word[0],
        box: {
          x: word.index * letter,
          y: row * 0.02,
          width: word[0].length * letter,
          height: 0.014,
        },
      })),
    })),
  };
}

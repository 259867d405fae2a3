import type { Span, Text } from "../block.ts";
import type { Face } from "../face.ts";
import { type Typefaces, widthOf } from "../type/shape.ts";

export interface Word {
  readonly spans: readonly Span[];
  readonly width: number;
  /** No space before it: both are pieces of one word that was too long. */
  readonly isGlued: boolean;
}

export interface Measure {
  readonly faces: Typefaces;
  readonly size: number;
  readonly face: Face;
  readonly width: number;
}

export function wordsOf(text: Text, measure: Measure): Word[][] {
  const spans = (typeof text === "string" ? [text] : text).map((part) =>
    typeof part === "string" ? { text: part, face: measure.face } : part,
  );
  const paragraphs: Span[][][] = [[[]]];
  for (const { text, face } of spans) {
    for (const piece of text.split(/(\n| +)/)) {
      if (piece === "\n") paragraphs.push([[]]);
      else if (/^ +$/.test(piece)) paragraphs.at(-1)?.push([]);
      else if (piece) paragraphs.at(-1)?.at(-1)?.push({ text: piece, face });
    }
  }
  return paragraphs.map((words) => words.filter((word) => word.length > 0).flatMap(fit(measure)));
}

function fit(measure: Measure) {
  return (spans: Span[]): Word[] => {
    const width = widthOfSpans(spans, measure);
    if (width <= measure.width) return [{ spans, width, isGlued: false }];
    return cut(spans, measure).map((piece, index) => ({
      spans: [piece],
      width: widthOfSpans([piece], measure),
      isGlued: index > 0,
    }));
  };
}

function cut(spans: readonly Span[], measure: Measure): Span[] {
  const pieces: Span[] = [];
  for (const { text, face } of spans) {
    let line = "";
    for (const part of text.split(/(?<=[-._@/])/)) {
      for (const letter of whole(part, face, measure) ? [part] : part) {
        if (line && widthOfSpans([{ text: line + letter, face }], measure) > measure.width) {
          pieces.push({ text: line, face });
          line = "";
        }
        line += letter;
      }
    }
    pieces.push({ text: line, face });
  }
  return pieces;
}

function whole(text: string, face: Face, measure: Measure) {
  return widthOfSpans([{ text, face }], measure) <= measure.width;
}

export function widthOfSpans(spans: readonly Span[], { faces, size }: Measure) {
  return spans.reduce((sum, { text, face }) => sum + widthOf(text, faces[face]) * size, 0);
}

import type { Span, Text } from "../block.ts";
import { widthOf } from "../type/shape.ts";
import { breakLines } from "./break-lines.ts";
import { type Measure, widthOfSpans, type Word, wordsOf } from "./words.ts";

export interface Line {
  readonly spans: readonly Span[];
  readonly width: number;
}

/** A line that ends at a space keeps it, so that text extraction does not join words. */
export function linesOf(text: Text, measure: Measure): Line[] {
  const space = widthOf(" ", measure.faces[measure.face]) * measure.size;
  return wordsOf(text, measure).flatMap((words) => {
    const starts = breakLines(words, space, measure.width);
    if (starts.length === 0) return [{ spans: [], width: 0 }];
    return starts.map((start, index) => {
      const end = starts[index + 1] ?? words.length;
      const spans = joined(words.slice(start, end), measure);
      const goesOn = end < words.length && !words[end]?.isGlued;
      const width = widthOfSpans(spans, measure);
      return { spans: goesOn ? withSpace(spans) : spans, width };
    });
  });
}

function joined(words: readonly Word[], { face }: Measure): Span[] {
  const spans: Span[] = [];
  for (const [index, word] of words.entries()) {
    if (index > 0 && !word.isGlued) add(spans, { text: " ", face: spans.at(-1)?.face ?? face });
    for (const span of word.spans) add(spans, span);
  }
  return spans;
}

function add(spans: Span[], { text, face }: Span) {
  const last = spans.at(-1);
  if (last?.face === face) spans[spans.length - 1] = { text: last.text + text, face };
  else spans.push({ text, face });
}

function withSpace(spans: readonly Span[]): Span[] {
  const last = spans.at(-1);
  return last ? [...spans.slice(0, -1), { ...last, text: `${last.text} ` }] : [];
}

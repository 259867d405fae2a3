import type { Span } from "./script.ts";

/** A full stop after "M", "Mme" or a single capital does not end a sentence. */
export function sentencesIn(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(
    /(?<!\b(?:M|Mme|Mlle|MM|Me|Dr|n|art|\p{Lu}))[.;!?](?=\s|$)|\n(?=\s*\p{Lu}{4,}[^\n]*\n)/gu,
  )) {
    const end = match.index + 1;
    if (end > start) spans.push({ start, end });
    start = end;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

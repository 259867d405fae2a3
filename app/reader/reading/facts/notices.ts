import type { Script, Span } from "./script.ts";

/**
 * "903 - 33 - Gironde", "880 – 887 876 571 RCS Tours" or "Annonce n° 903" at the start of a line: a
 * journal's page prints many notices.
 */
const heads =
  /^(?:annonce (?:n ?[°o.]? ?|numero )\d{1,7}\b|\d{1,6} ?- ?(?:\d{2,3}[ab]? ?- ?[a-z]|\d{3} ?\d{3} ?\d{3} ?rcs\b))/;

/** One span for each notice; a single one is the whole script. */
export function noticesIn(script: Script): Span[] {
  const starts = script.lines
    .flatMap(({ segments }) => segments)
    .filter(({ start, end }) => heads.test(script.folded.slice(start, end)))
    .map(({ start }) => start);
  if (starts.length < 2) return [{ start: 0, end: script.text.length }];
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? script.text.length }));
}

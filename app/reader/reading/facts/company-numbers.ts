import { isSiren, isSiret } from "#app/domain/situation/organisation-numbers.ts";
import type { Script, Span } from "./script.ts";

export interface FoundNumber extends Span {
  readonly value: string;
}

const siren = /(?<!\d)\d{3}[\s.-]{0,2}\d{3}[\s.-]{0,2}\d{3}(?:[\s.-]{0,2}\d{5})?(?!\d)/g;
const nineDigits = /^\d{3}[\s.-]{0,2}\d{3}[\s.-]{0,2}\d{3}/;

/** Nine or fourteen digits that pass the Luhn check; not parts of amounts. */
export function sirensIn(
  script: Script,
  within: Span = { start: 0, end: Infinity },
): FoundNumber[] {
  return [...script.figures.matchAll(siren)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    if (start < within.start || end > within.end) return [];
    if (isPartOfAmount(script.figures, start, end)) return [];
    const value = sirenOf(match[0]);
    return value === null ? [] : [{ value, start, end }];
  });
}

function sirenOf(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  if (digits.length === 14 && isSiret(digits)) return digits.slice(0, 9);
  const nine = nineDigits.exec(text)?.[0].replace(/\D/g, "") ?? "";
  return isSiren(nine) ? nine : null;
}

function isPartOfAmount(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const isVat = /fr ?\d\d ?$/.test(before);
  const goesOnBefore = /(?<!\d)\d{1,3}[ .]$/.test(before) && !isVat;
  return goesOnBefore || /^(?: ?(?:,\d|€|eur|%)|[ .]\d{3}(?!\d))/.test(text.slice(end, end + 8));
}

/** Nine digits that no check holds: misprinted, misread or made up. */
export function wrongSirensIn(script: Script, within: Span): FoundNumber[] {
  const found = [...script.figures.matchAll(siren)].filter(
    ({ index, 0: text }) => index >= within.start && index + text.length <= within.end,
  );
  return found.flatMap(({ index, 0: text }) =>
    sirenOf(text) === null
      ? [{ value: text.replace(/\D/g, "").slice(0, 9), start: index, end: index + text.length }]
      : [],
  );
}

const rna = /\bw ?\d{3} ?\d{3} ?\d{3}(?!\d)/g;

export function rnasIn(script: Script): FoundNumber[] {
  return [...script.figures.matchAll(rna)].map((match) => ({
    value: match[0].replace(/ /g, "").toUpperCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Each number once, with its place. */
export function placed(found: readonly FoundNumber[]) {
  return distinct(found).map(({ value, start, end }) => ({ value, at: { start, end } }));
}

export function distinct<Found extends { readonly value: string }>(
  found: readonly Found[],
): Found[] {
  return found.filter(
    (one, index) => found.findIndex((other) => other.value === one.value) === index,
  );
}

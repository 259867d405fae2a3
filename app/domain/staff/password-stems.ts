import { withoutAccents } from "#app/reader/fold.ts";

/**
 * What people leave of a common password when they adorn it: the case, accents, and digits and signs
 * before and after do not count; letters written as digits or signs do as letters. The list holds
 * the stems of breached passwords, and a new password is looked up by its own.
 */
export function stemsOf(text: string): string[] {
  const folded = withoutAccents(text);
  const stem = folded.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const unmasked = asLetters(folded.replace(/[^a-z@$0]+$/, "")).replace(/^[^a-z]+|[^a-z]+$/g, "");
  const forms = [stem, asLetters(stem), unmasked];
  return [...new Set(forms)].filter((form) => form.length >= shortestStem);
}

/** Nearly every shorter sequence of letters was a password of somebody. */
export const shortestStem = 4;

function asLetters(text: string) {
  return text.replace(/[01345789@$!+]/g, (sign) => letterOf[sign] ?? sign);
}

const letterOf: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
  "+": "t",
};

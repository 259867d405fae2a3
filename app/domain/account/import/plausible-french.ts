import { unmangled } from "#app/domain/mangled.ts";

/** How often French, or names in French texts, use an accented letter: in steps. */
const frequencies: readonly (readonly [number, string])[] = [
  [4, "é"],
  [3, "èà"],
  [2.5, "êç"],
  [2, "ôîâûëùœšž"],
  [1.5, "üöä"],
  [1, "ïÿæñ"],
  [0.8, "ãõ"],
  [0.5, "áíóúåøßýòì"],
];
const weights = new Map(
  frequencies.flatMap(([weight, letters]) =>
    [...letters].map((letter) => [letter, weight] as const),
  ),
);

/** Between words or beside numbers. */
const signs: ReadonlySet<string> = new Set("’‘“”«»–—…€°§²³·£©®½\u00a0");
const implausible = -6;

/** Above 0 for French, below for what was read wrongly. */
export function plausibility(text: string): number {
  return plausibilities(text).reduce((sum, value) => sum + value, 0);
}

/** Of each character; 0 for ASCII. */
export function plausibilities(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index) < 0x80
      ? 0
      : valueOf(text[index] ?? "", text[index - 1] ?? " ", text[index + 1] ?? " "),
  );
}

const isLetter = (char: string) => /\p{L}/u.test(char);
const isLower = (char: string) => /\p{Ll}/u.test(char);
const isUpper = (char: string) => /\p{Lu}/u.test(char);

function valueOf(char: string, before: string, after: string): number {
  if (signs.has(char)) return valueOfSign(char, before, after);
  const weight = weights.get(char.toLowerCase());
  if (weight === undefined) return implausible;
  if (!fitsCase(char, before, after) || !fitsPlace(char, before, after)) return implausible;
  if (isLetter(before)) return weight;
  // "école" is rare beside "École", and "Ève" beside "élan".
  if (char === "è" || char === "ê") return weight / 6;
  return isLower(char) || char === "È" ? weight / 2 : weight;
}

/** No capital after a small letter, no small letter between capitals. */
function fitsCase(char: string, before: string, after: string): boolean {
  if (isUpper(char)) return !isLower(before) && (!isLetter(before) || !isLower(after));
  return !(isUpper(before) && isUpper(after)) && !(isLower(char) && isUpper(after));
}

/** "à" and "ù" end a word; only "à" and "ô" stand alone. */
function fitsPlace(char: string, before: string, after: string): boolean {
  const small = char.toLowerCase();
  if (small === "à" || small === "ù")
    return !isLetter(after) && (small === "à" || isLetter(before));
  return small === "ô" || isLetter(before) || isLetter(after);
}

function valueOfSign(char: string, before: string, after: string): number {
  if (char === "’" || char === "‘") return isLetter(before) && isLetter(after) ? 2 : 0.5;
  if (isLetter(before) && isLetter(after)) return implausible;
  if (char === "°") return /[nN0-9]/.test(before) ? 2 : -1;
  if (char === "€" || char === "£") return isLetter(before) || isLetter(after) ? -3 : 0.5;
  return 0.5;
}

const garbage = /[\0\ufffd\u0080-\u009f\u2500-\u259f]/u;
const wrongCase = /\p{Ll}[À-ÖØ-ÞŒŸŠŽ]\p{Ll}/u;
const signInWord = /\p{L}[‚ƒ„†‡ˆ‰‹›˜™¡¢£¤¥¦§¨©«¬®¯±´µ¶¸»¼½¾¿]\p{L}/u;

const plain = /^[\x20-\x7e]*$/;

/** Read in a wrong encoding before it came to us. */
export function isGarbled(cell: string): boolean {
  if (plain.test(cell)) return false;
  return (
    garbage.test(cell) || wrongCase.test(cell) || signInWord.test(cell) || unmangled(cell) !== cell
  );
}

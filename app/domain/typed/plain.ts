/**
 * What people type or paste, without what nobody sees: compatibility forms, invisible signs, kinds
 * of spaces and dashes, and digits of other scripts.
 */
export function plain(text: string) {
  return text
    .normalize("NFKC")
    .replace(/[\t\n\v\f\r\u0085\p{Z}\u2800]+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/\p{Nd}/gu, asciiDigit)
    .trim();
}

/** In Unicode the ten digits of a script follow each other. */
function asciiDigit(digit: string) {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

const opening = /^[\s<("'`«»“”„‘’‹›[{#*]+/u;
const closing = /[\s>)"'`«»“”„‘’‹›\]},;:.!?*]+$/u;
/** "Code :", "mailto:", "tel:". */
const label = /^\p{L}[\p{L} .'’°-]{0,40}:/u;

/** A plain text without the marks around it and the label before it. */
export function peeled(text: string, before = label): string {
  const inner = plain(text).replace(opening, "").replace(closing, "").replace(before, "");
  return inner === text ? inner : peeled(inner, before);
}

/** For an error that repeats what was typed. */
export function quoted(text: string) {
  const signs = [...plain(text)];
  return signs.length > 40 ? `${signs.slice(0, 40).join("")}…` : signs.join("");
}

/** Letters typed for digits, in what otherwise has only digits and separators. */
export function withDigits(text: string) {
  const isNumber = /^[\dOoIl|\s+().,/·•_-]+$/.test(text) && (text.match(/\d/g)?.length ?? 0) > 2;
  return isNumber ? text.replace(/[Oo]/g, "0").replace(/[Il|]/g, "1") : text;
}

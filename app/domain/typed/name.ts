/** Comes along when text is pasted, and changes nothing that a reader sees. */
const pasted = /[\u00ad\u200b\u2060\ufeff]/gu;

/** Invisible, direction-changing, private or unassigned: makes a text look like another one. */
const hidden =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;

const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/u;

/** In these scripts the zero-width joiners are part of the spelling, as in Persian "علی‌رضا". */
const joining = "Arab Syrc Nkoo Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr"
  .split(" ")
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("");
const spelledJoiner = new RegExp(`(?<=[${joining}])[\\u200c\\u200d](?=[${joining}])`, "gu");

/** A name or a role, as it is kept: what pasting brings along is gone. */
export function cleanName(text: string) {
  return text
    .normalize("NFC")
    .replace(pasted, "")
    .replace(/^[\s\u0085]+|[\s\u0085]+$/g, "")
    .replace(/[\t\p{Zs}]+/gu, " ");
}

/** The first sign that a cleaned name must not have, as "U+202E"; null when there is none. */
export function hiddenSign(name: string): string | null {
  const sign = hidden.exec(name.replace(spelledJoiner, ""))?.[0].codePointAt(0);
  return sign === undefined ? null : `U+${sign.toString(16).toUpperCase().padStart(4, "0")}`;
}

export function hasLineBreak(text: string) {
  return lineBreak.test(text);
}

/** Several lines for a person to read: hidden signs are dropped, because nothing depends on them. */
export function cleanText(text: string) {
  const everyHidden = new RegExp(hidden, "gu");
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .split("\n")
    .map((line) => keepJoiners(line, everyHidden))
    .join("\n")
    .trim();
}

function keepJoiners(line: string, hiddenSigns: RegExp) {
  const kept = new Set([...line.matchAll(spelledJoiner)].map(({ index }) => index));
  return line.replace(hiddenSigns, (sign, at: number) => (kept.has(at) ? sign : ""));
}

/**
 * A role in inclusive writing ("Directeur.trice", "gérant.e.s"). Endings that are also a country's
 * domain ("gérant.es") get the middle dot, because mail programs would make a link of them.
 */
export function cleanRole(text: string) {
  return cleanName(text).replace(/(?<=\p{L})\.(?=(?:es|ne|se|ve)(?!\p{L}))/gu, "·");
}

const inclusiveEnding =
  /(?<=\p{L}{2})(?<!\bwww)\.(?:[tdsl]?rices?|t?euses?|i?ères?|nes|les?|ves|fes?|ses|s?esses?|tes)(?![\p{L}\p{N}./])/giu;

/** Without its inclusive endings, which have the form of a domain but are none. */
export function withoutInclusiveEndings(role: string) {
  return role.replace(inclusiveEnding, "");
}

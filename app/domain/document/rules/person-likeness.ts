import { editDistance } from "./edit-distance.ts";
import type { Likeness } from "./name-likeness.ts";
import { fold } from "./name-words.ts";

const titles =
  "m mr mme mlle monsieur madame mademoiselle dr docteur me maitre pr professeur ne nee epouse veuve".split(
    " ",
  );

interface PersonName {
  readonly names: readonly string[];
  readonly family: readonly string[] | null;
}

/**
 * Ignores order, capitals, accents and titles; further given names and a birth name may be missing
 * on one side. `close` is for a person to check. Symmetric.
 */
export function personLikeness(one: string, other: string): Likeness {
  const [a, b] = [readName(one), readName(other)];
  if (a.names.length < 2 || b.names.length < 2) return sharesOne(a, b) ? "close" : "different";
  if (key(a) === key(b)) return "same";
  if (isShortened(a, b) || isShortened(b, a)) return "same";
  return Math.max(countNear(a, b), countNear(b, a)) >= 2 ? "close" : "different";
}

function readName(text: string): PersonName {
  const written = text
    .slice(0, 200)
    .split(/[\s,.()/]+/)
    .filter((word) => fold(word) !== "" && !titles.includes(fold(word)));
  const isCapital = (word: string) => word.length > 1 && word === word.toUpperCase();
  const capitals = written.filter(isCapital);
  const tells = capitals.length > 0 && capitals.length < written.length;
  const names = (words: readonly string[]) => words.map((word) => fold(word).replace(/ /g, "-"));
  return { names: names(written), family: tells ? names(capitals) : null };
}

function key({ names }: PersonName) {
  return names
    .flatMap((name) => name.split("-"))
    .sort()
    .join(" ");
}

function isShortened(short: PersonName, long: PersonName) {
  if (!long.family || short.names.length >= long.names.length) return false;
  if (!short.names.every((name) => long.names.includes(name))) return false;
  const first = long.names.find((name) => !long.family?.includes(name));
  const hasFamily = long.family.some((name) => short.names.includes(name));
  return first !== undefined && short.names.includes(first) && hasFamily;
}

function countNear(a: PersonName, b: PersonName) {
  return a.names.filter((name) => b.names.some((each) => isNear(name, each))).length;
}

function sharesOne(a: PersonName, b: PersonName) {
  return countNear(a, b) > 0;
}

function isNear(a: string, b: string) {
  if (a === b || a.split("-").includes(b) || b.split("-").includes(a)) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return Math.min(a.length, b.length) >= 4 && editDistance(a, b) <= 1;
}

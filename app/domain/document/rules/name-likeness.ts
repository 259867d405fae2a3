import { editDistance } from "./edit-distance.ts";
import { nameWords } from "./name-words.ts";

export type Likeness = "same" | "close" | "different";

const maxLength = 300;
/** "Ste" abbreviates both "sainte" and "société". */
const eitherOf = new Map([["ste", ["sainte", "societe", "ste"]]]);

/**
 * `same` ignores capitals, accents, punctuation, the legal form within its family, word order and
 * common abbreviations; `close` is for a person to check. Symmetric.
 */
export function nameLikeness(one: string, other: string): Likeness {
  const [a, b] = [nameWords(one.slice(0, maxLength)), nameWords(other.slice(0, maxLength))];
  if (a.words.length === 0 || b.words.length === 0) return "close";
  const isSame = a.words.join("") === b.words.join("") || hasSameWords(a.words, b.words);
  const otherFamily = a.family !== null && b.family !== null && a.family !== b.family;
  if (isSame) return otherFamily ? "close" : "same";
  return isClose(a.words, b.words) ? "close" : "different";
}

function hasSameWords(a: readonly string[], b: readonly string[]) {
  return a.length === b.length && countShared(a, b, isSameWord) === a.length;
}

type Compare = (a: string, b: string) => boolean;

function countShared(a: readonly string[], b: readonly string[], isAlike: Compare) {
  return Math.max(countIn(a, b, isAlike), countIn(b, a, isAlike));
}

function countIn(a: readonly string[], b: readonly string[], isAlike: Compare) {
  const left = [...b];
  return a.filter((word) => {
    const at = left.findIndex((candidate) => isAlike(word, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

function isSameWord(a: string, b: string) {
  if (a === b) return true;
  return (eitherOf.get(a) ?? [a]).some((word) => (eitherOf.get(b) ?? [b]).includes(word));
}

function isNearWord(a: string, b: string) {
  return isSameWord(a, b) || editDistance(a, b) <= Math.floor(Math.max(a.length, b.length) / 5);
}

function isClose(a: readonly string[], b: readonly string[]) {
  if (numbersOf(a) !== numbersOf(b)) return false;
  const shared = countShared(a, b, isNearWord);
  const [fewer, more] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  if (shared === fewer || shared * 2 > more) return true;
  if (isAcronym(a, b) || isAcronym(b, a)) return true;
  const [first, second] = [a.join(""), b.join("")];
  return editDistance(first, second) <= Math.floor(Math.max(first.length, second.length) / 10);
}

/** "Parc 1" and "Parc 2" are two companies, however similar. */
function numbersOf(words: readonly string[]) {
  return words
    .filter((word) => /\d/.test(word))
    .sort()
    .join();
}

function isAcronym([word, ...rest]: readonly string[], words: readonly string[]) {
  if (!word || word.length < 3 || rest.length > 0) return false;
  return words
    .map((each) => each[0])
    .join("")
    .startsWith(word);
}

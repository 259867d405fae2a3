import type { Email } from "#app/domain/email.ts";
import { decodeDomain } from "./punycode.ts";

/**
 * Letters that may stand in a domain and look like others. Source: Unicode's confusables (UTS #39),
 * lower-case letters whose prototype is ASCII, and the small capitals of Cyrillic.
 * The letter first, then what it looks like.
 */
const confusables = new Map(
  [
    "аa вb гr еe кk мm нh оo пn рp сc тt уy хx ьb ѕs іi јj",
    "ѡw ѵv һh ӏl ԁd ԛq ԝw αa βb γy εe ηn ιi κk μu νv οo ρp",
    "σo τt υu χx ωw աw գq զq հh յj ոn սu ցg օo ıi ɑa ɡg ɩi",
    "ʋv øo đd łl ħh ŧt ðd þp ƒf ɓb ßss æae œoe 0o 1l 5s il",
  ]
    .join(" ")
    .split(" ")
    .map(([letter = "", ...prototype]) => [letter, prototype.join("")]),
);

/** Everybody has an address there: their names look alike, and mean nothing. */
const providers = new Set(
  [
    "gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com",
    "live.fr msn.com yahoo.com yahoo.fr ymail.com mail.com email.com",
    "gmx.com gmx.fr aol.com icloud.com me.com mac.com proton.me",
    "protonmail.com orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net",
    "bbox.fr numericable.fr",
  ]
    .join(" ")
    .split(" "),
);

/** Second levels under which a country registers names: "example.co.uk". */
const secondLevels = new Set("ac asso co com edu gouv gov net nom org".split(" "));

/** Shorter texts are one letter apart by chance. */
const shortest = 4;

/** Not the known address, but easily mistaken for it. */
export function looksLike(email: Email, known: Email) {
  if (email === known) return false;
  const [one, other] = [partsOf(email), partsOf(known)];
  const areProviders = providers.has(one.domain) && providers.has(other.domain);
  if (one.domain === other.domain || areProviders) return areNear(one.local, other.local);
  return isDomainLike(one.domain, other.domain);
}

function partsOf(email: Email) {
  const at = email.lastIndexOf("@");
  return { local: skeleton(email.slice(0, at)), domain: decodeDomain(email.slice(at + 1)) };
}

function isDomainLike(domain: string, known: string) {
  if (domain.endsWith(`.${known}`) || known.endsWith(`.${domain}`)) return false;
  const [one, other] = [nameOf(domain), nameOf(known)];
  const isWithin = other.length > shortest && skeleton(domain).includes(other);
  return isWithin || areNear(one, other);
}

/** What is registered, without the top level: another one of the same name looks alike. */
function nameOf(domain: string) {
  const labels = domain.split(".").slice(0, -1);
  const last = labels.at(-1);
  if (labels.length > 1 && last && secondLevels.has(last)) labels.pop();
  return skeleton(labels.at(-1) ?? "");
}

/** The same for texts that look the same. */
function skeleton(text: string) {
  const letters = [
    ...text
      .normalize("NFKD")
      .replace(/[\p{M}._-]/gu, "")
      .toLowerCase(),
  ];
  return letters
    .map((letter) => confusables.get(letter) ?? letter)
    .join("")
    .replaceAll("i", "l")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("cl", "d");
}

function areNear(one: string, other: string) {
  if (one === other) return true;
  return Math.min(one.length, other.length) >= shortest && isOneOff(one, other);
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneOff(one: string, other: string) {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  const isSwapped =
    left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return (
    isSwapped ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1)
  );
}

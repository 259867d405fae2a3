import { editDistance } from "./fold.ts";
import type { Script, Span } from "./script.ts";

export interface FoundDate extends Span {
  readonly iso: string;
}

const months =
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ");
const englishMonths =
  "january february march april may june july august september october november december".split(
    " ",
  );
const numbers =
  "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un trente-deux trente-trois trente-quatre trente-cinq trente-six trente-sept trente-huit trente-neuf quarante".split(
    " ",
  );

const spelledNumber =
  "((?:vingt|trente|dix|premier|quarante)(?:[ -](?:et[ -])?[a-z]{2,6})?|[a-z]{2,8})";
const patterns: readonly [RegExp, (groups: readonly string[]) => string | null][] = [
  [
    /(?<!\d)(\d{1,2}|1 ?er|ler)\s{1,3}([a-z]{3,10})\.?\s{1,3}(\d{4})(?!\d)/g,
    ([d, m, y]) => iso(y, monthOf(m), dayOf(d)),
  ],
  [
    /(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})(?!\d)/g,
    ([d, m, y]) => iso(y, Number(m), Number(d)),
  ],
  // Two digits of the year, as in 14.10.26: this century, and no part of a longer number.
  [
    /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?![\d/.-]\d|\d)/g,
    ([d, , m, y]) => iso(`20${y ?? ""}`, Number(m), Number(d)),
  ],
  [/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, ([y, m, d]) => iso(y, Number(m), Number(d))],
  [/\b([a-z]{3,10})\s(\d{1,2}), (\d{4})(?!\d)/g, ([m, d, y]) => iso(y, monthOf(m), Number(d))],
  [
    new RegExp(`\\b${spelledNumber}\\s([a-z]{3,10})\\sdeux[\\s-]mille\\s${spelledNumber}`, "g"),
    ([d, m, y]) => spelled(y, m, d),
  ],
  [
    new RegExp(
      `deux[\\s-]mille\\s${spelledNumber},?\\s(?:et\\s)?le\\s(?:[a-z]{5,8}di\\s)?${spelledNumber}\\s([a-z]{3,10})\\b`,
      "g",
    ),
    ([y, d, m]) => spelled(y, m, d),
  ],
];

export function datesIn(script: Script): FoundDate[] {
  return patterns
    .flatMap(([pattern, read]) =>
      [...script.figures.matchAll(pattern)].flatMap((match) => {
        const date = read(match.slice(1));
        return date === null
          ? []
          : [{ iso: date, start: match.index, end: match.index + match[0].length }];
      }),
    )
    .sort((a, b) => a.start - b.start);
}

const mostTries = 200;

export function dateAfter(script: Script, words: RegExp, reach = 60): FoundDate | null {
  const dates = datesIn(script);
  for (const match of [...script.folded.matchAll(words)].slice(0, mostTries)) {
    const from = match.index + match[0].length;
    const date = dates.find(({ start }) => start >= from - 2 && start <= from + reach);
    if (date !== undefined) return date;
  }
  return null;
}

function iso(year: string | undefined, month: number, day: number): string | null {
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const isLikely = Number(year) >= 1900 && Number(year) < 2100;
  return isReal && isLikely ? date.toISOString().slice(0, 10) : null;
}

const dayOf = (text = "") => (/er$/.test(text) ? 1 : Number(text));

function monthOf(text = ""): number {
  for (const names of [months, englishMonths]) {
    const exact = names.findIndex(
      (name) => name === text || (text.length >= 3 && name.startsWith(text)),
    );
    if (exact >= 0 && !(text === "jui" || text === "ma")) return exact + 1;
    const near = names.findIndex((name) => name.length >= 6 && editDistance(name, text, 1) <= 1);
    if (near >= 0) return near + 1;
  }
  return 0;
}

function spelled(year = "", month = "", day = ""): string | null {
  const yearNumber = numberOf(year);
  const dayNumber = day === "premier" ? 1 : numberOf(day);
  if (yearNumber < 1 || dayNumber < 1) return null;
  return iso(String(2000 + yearNumber), monthOf(month), dayNumber);
}

const numberOf = (text: string) => {
  const name = text.replace(/ /g, "-");
  const plain = name.replace("-et-", "-");
  return numbers.findIndex((number) => number === name || number.replace("-et-", "-") === plain);
};

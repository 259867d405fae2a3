import type { PageText } from "#app/reader/reading.ts";
import { sirensIn } from "./company-numbers.ts";
import { labelledIn } from "./labels.ts";
import { type Script, scriptOf } from "./script.ts";

interface OtherPage {
  readonly page: number;
  /** The SIREN that the page bears, or its own count of pages as in "2/3". */
  readonly value: string;
}

export interface OwnPages {
  readonly own: readonly PageText[];
  /** Pages of another organisation or of another document. */
  readonly others: readonly OtherPage[];
}

/** Shares of the page's height: running heads and footers. */
const [headEnds, footBegins] = [0.07, 0.88];

interface Look {
  readonly text: PageText;
  readonly script: Script;
  readonly numbers: readonly string[];
  readonly count: { readonly page: number; readonly of: number } | null;
}

/**
 * The first page says whose document it is. A later page belongs to another one if its running head,
 * its footer or its own label bears other numbers, or if its "page n/m" does not go on.
 */
export function ownPages(texts: readonly PageText[]): OwnPages {
  if (texts.length < 2) return { own: texts, others: [] };
  const looks = texts.map(lookAt);
  const [first] = looks;
  const own: PageText[] = [];
  const others: OtherPage[] = [];
  let main: readonly string[] = [];
  for (const look of looks) {
    const isOther =
      look !== first && (isAnothers(look, main) || !goesOn(look, first) || isStrange(look, own));
    if (isOther) {
      others.push({ page: look.text.page, value: look.numbers[0] ?? countWords(look) });
      continue;
    }
    own.push(look.text);
    if (main.length === 0) main = look === first ? allNumbers(look) : look.numbers;
  }
  return { own, others };
}

function lookAt(text: PageText): Look {
  const script = scriptOf([text]);
  return { text, script, numbers: bornBy(script), count: countOf(script) };
}

/** Numbers that a page bears as its own, not those that it speaks about. */
function bornBy(script: Script): string[] {
  const labels = labelledIn(script);
  const inMargins = script.lines
    .filter(
      ({ segments: [segment] }) => segment && (segment.y < headEnds || segment.y > footBegins),
    )
    .filter(
      ({ start, end }) => !labels.some(({ label }) => label.start >= start && label.end <= end),
    )
    .flatMap((line) => sirensIn(script, line));
  const identified = identity.test(script.folded)
    ? labels.filter(({ id }) => id === "siren").slice(0, 1)
    : [];
  const labelled = identified.flatMap(({ value }) => sirensIn(script, value));
  return [...new Set([...inMargins, ...labelled].map(({ value }) => value))];
}

/** Where an extract begins. */
const identity =
  /identification de la personne morale|identite de l'entreprise|immatriculation (?:principale|au rcs)/;

function allNumbers({ script, numbers }: Look): readonly string[] {
  return numbers.length > 0 ? numbers : sirensIn(script).map(({ value }) => value);
}

function isAnothers({ numbers }: Look, main: readonly string[]): boolean {
  return main.length > 0 && numbers.length > 0 && !numbers.some((one) => main.includes(one));
}

const companies =
  /\b(?:societe|sarl|sas|sasu|eurl|sci|sa)\s(?:denommee\s)?"?([a-z][a-z\d'& -]{4,50}?)(?=[,"(\n])/g;

/** Two other companies' numbers, and neither a number nor a company's name of the pages before. */
function isStrange({ script }: Look, before: readonly PageText[]): boolean {
  const here = new Set(sirensIn(script).map(({ value }) => value));
  if (here.size < 2) return false;
  const earlier = scriptOf(before);
  const known = new Set(sirensIn(earlier).map(({ value }) => value));
  if (known.size === 0 || [...here].some((one) => known.has(one))) return false;
  const names = [...earlier.folded.matchAll(companies)].map(([, name = ""]) => name.trim());
  return !names.some((name) => script.folded.includes(name));
}

/** The last one of a page, as the count stands at its end. */
function countOf({ figures }: Script): Look["count"] {
  const found = [...figures.matchAll(/\bpage (\d{1,2}) ?(?:\/|sur|de) ?(\d{1,2})\b/g)].at(-1);
  return found ? { page: Number(found[1]), of: Number(found[2]) } : null;
}

function goesOn({ count }: Look, first: Look | undefined): boolean {
  const start = first?.count ?? null;
  return count === null || start === null || (count.of === start.of && count.page > start.page);
}

const countWords = ({ count }: Look) =>
  count === null ? "" : `${String(count.page)}/${String(count.of)}`;

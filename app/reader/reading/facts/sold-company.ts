import { sirensIn } from "./company-numbers.ts";
import { type Finding, type Script, type Span, written } from "./script.ts";

/** A sale of shares: the company itself is neither seller nor buyer. */
const shares =
  /\bcession (?:de |d'|des )(?:la totalite des |[\d ]{1,9})?(?:parts|actions|titres)\b/;
const described = [
  /\bsociete denommee "?(?<name>[^,"(\n]{2,80})/g,
  /\b(?:du capital|actions|parts|titres) de la\s+societe\s+"?(?<name>[^,"(\n]{2,80})/g,
  /(?:^|\n)(?<name>[^,"(\n]{2,80}?) ?\((?:ci-?apres )?"? ?la "? ?societe/g,
];

/** Its name, and the number that follows, unless that is a party's. */
export function soldCompany(script: Script, parties: readonly string[]): Finding[] {
  if (!shares.test(script.folded)) return [];
  const names = described
    .flatMap((pattern) => [...script.folded.matchAll(pattern)].map(nameAt))
    .filter((at) => /^\p{Lu}/u.test(written(script, at)));
  const [first] = names;
  if (!first) return [];
  const numbers = names
    .map(({ end }) => sirensIn(script, { start: end, end: end + 400 })[0])
    .filter((one) => one !== undefined)
    .filter(({ value }) => !parties.includes(value));
  const name = { name: "name" as const, value: written(script, first), at: first, sure: 0.9 };
  const [number] = numbers;
  if (!number) return [name];
  return [name, { name: "siren", value: number.value, at: number, note: "company", sure: 0.9 }];
}

function nameAt(match: RegExpExecArray): Span {
  const name = match.groups?.["name"] ?? "";
  const start = match.index + match[0].indexOf(name);
  return { start, end: start + name.trimEnd().length };
}

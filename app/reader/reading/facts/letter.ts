import { dateAfter, datesIn } from "./dates.ts";
import { fold } from "./fold.ts";
import { labelledIn } from "./labels.ts";
import { namedOrganisation } from "./named-organisation.ts";
import { ownSirens, rnaFindings } from "./organisation.ts";
import { personAtStart } from "./people.ts";
import { officeOf } from "./roles.ts";
import type { Finding, Script } from "./script.ts";

export const closing =
  /(?:d'agreer|veuillez (?:agreer|recevoir|croire)|salutations|sentiments (?:distingues|les meilleurs|respectueux|devoues)|sinceres|cordialement|respectueusement|mes remerciements|yours (?:faithfully|sincerely|truly)|(?:kind|best) regards)/g;

export function letterFindings(script: Script): Finding[] {
  const whole = { start: 0, end: script.text.length };
  return [
    ...namedOrganisation(script),
    ...ownSirens(script, labelledIn(script), whole),
    ...rnaFindings(script),
    ...writtenOn(script),
    ...signatories(script),
  ];
}

function writtenOn(script: Script): Finding[] {
  const behindPlace =
    dateAfter(
      script,
      /(?:^|\s)[a-z][a-z'-]{1,30},? le (?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?/g,
      4,
    ) ?? dateAfter(script, /^(?:[a-z][a-z' -]{1,30},|date ?:?)\s/gm, 4);
  if (behindPlace !== null) return [{ name: "date", value: behindPlace.iso, at: behindPlace }];
  const dates = datesIn(script);
  const [only] = dates;
  return only !== undefined && dates.length === 1
    ? [{ name: "date", value: only.iso, at: only, sure: 0.6 }]
    : [];
}

function signatories(script: Script): Finding[] {
  const found = [undersigned(script), underClosing(script)].filter((one) => one !== null);
  const [first, second] = found;
  if (first === undefined) return [];
  if (second === undefined) return [{ ...first, sure: 0.85 }];
  return words(first.value) === words(second.value)
    ? [{ ...first, sure: 0.98 }]
    : found.map((one) => ({ ...one, sure: 0.45 }));
}

const words = (name: string) => fold(name).split(/[ -]/).sort().join(" ");

function undersigned(script: Script): Finding | null {
  const match = /\b(?:je,? soussignee?|i, the undersigned),?\s/.exec(script.folded);
  if (match === null) return null;
  const from = match.index + match[0].length;
  const person = personAtStart(script.text.slice(from, from + 120));
  if (person === null) return null;
  return {
    name: "signatory",
    value: person.name,
    at: { start: from + person.start, end: from + person.end },
  };
}

const isNoName =
  /salutations|expression|considerations?|director|president|chair|manager|secretary|treasurer|officer/i;

function underClosing(script: Script): Finding | null {
  const last = [...script.folded.matchAll(closing)].at(-1);
  if (last === undefined) return null;
  const segments = script.lines
    .filter((line) => line.start > last.index)
    .slice(0, 8)
    .flatMap((line) => line.segments);
  for (const { start, end } of segments) {
    const text = script.text.slice(start, end);
    if (officeOf(text) !== null || isNoName.test(text)) continue;
    const person = personAtStart(text);
    const rest = person === null ? "" : text.slice(person.end);
    if (person !== null && /^\s*(?:$|,|\()/.test(rest)) {
      return {
        name: "signatory",
        value: person.name,
        at: { start: start + person.start, end: start + person.end },
      };
    }
  }
  return null;
}

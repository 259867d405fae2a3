import { placed, sirensIn } from "./company-numbers.ts";
import { dateAfter, datesIn, type FoundDate } from "./dates.ts";
import { oneOf } from "./organisation.ts";
import { partiesOf, type Side } from "./parties.ts";
import { partyName } from "./party-name.ts";
import { type Finding, type Script, type Span, written } from "./script.ts";
import { soldCompany } from "./sold-company.ts";

export function deedFindings(script: Script): Finding[] {
  const parties = partiesOf(script).flatMap(({ side, part }) => partyFindings(script, side, part));
  return [
    ...parties,
    ...soldCompany(
      script,
      parties.map(({ value }) => value),
    ),
    ...signedOn(script),
  ];
}

function partyFindings(script: Script, side: Side, part: Span): Finding[] {
  const at = partyName(script, part);
  const party: Finding[] =
    at === null ? [] : [{ name: "party", value: written(script, at), at, note: side }];
  return [
    ...party,
    ...oneOf("siren", placed(sirensIn(script, part))).map((finding) => ({
      ...finding,
      note: side,
    })),
  ];
}

/** In this order: a deed mentions many dates, and its own stands at its end or at its very start. */
const madeOn = [
  /\bfaite? (?:a|en)\b/g,
  /\bsignee? (?:electroniquement |numeriquement )?(?:a|le|en)\b/g,
  /^[a-z][a-z' -]{1,40}, le /gm,
  /\ben date du\b|\bacte du\b/g,
];

function signedOn(script: Script): Finding[] {
  const opening = openedOn(script);
  if (opening !== null) return [{ name: "date", value: opening.iso, at: opening }];
  for (const words of madeOn) {
    const made = lastAfter(script, words);
    if (made !== null) return [{ name: "date", value: made.iso, at: made }];
  }
  const dates = datesIn(script);
  const [only] = dates;
  return only !== undefined && dates.length === 1
    ? [{ name: "date", value: only.iso, at: only, sure: 0.5 }]
    : [];
}

/** A notary begins: "L'an deux mille vingt-six, le quinze octobre". */
function openedOn(script: Script): FoundDate | null {
  return dateAfter(script, /\bl'an (?=deux)/g, 4);
}

function lastAfter(script: Script, words: RegExp): FoundDate | null {
  const places = [...script.folded.matchAll(words)].map(({ index }) => index);
  const [last] = places.slice(-1);
  if (last === undefined) return null;
  const from = last;
  const dates = datesIn(script).filter(({ start }) => start >= from && start < from + 90);
  return dates[0] ?? null;
}

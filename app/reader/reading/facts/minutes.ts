import { placed, sirensIn } from "./company-numbers.ts";
import { dateAfter, datesIn, type FoundDate } from "./dates.ts";
import { namedOrganisation } from "./named-organisation.ts";
import { oneOf, rnaFindings } from "./organisation.ts";
import { peopleIn, personAtStart } from "./people.ts";
import { type Finding, type Script, type Span, tidy } from "./script.ts";
import { sentencesIn } from "./sentences.ts";

const naming =
  /\b(?:nomm(?:e|er|ee|ent)|nomination|design(?:e|er|ee|ent)|elit|elu|elue|elire|election)\b/;
const office =
  /\b(?:president|(?:co-?)?gerant|tresori|secretaire|direct(?:eur|rice)|administrat|contact|representant|mandataire|liquidat)/;
const predecessor = /\b(?:en remplacement|remplacant|a la place|succedant|qui succede|demission)/;

export function minutesFindings(script: Script): Finding[] {
  return [
    ...namedOrganisation(script),
    ...numbers(script),
    ...heldOn(script),
    ...resolutions(script),
    ...listedOffices(script),
  ];
}

const headLines = 7;

/** Those of the letterhead: shareholders, too, have numbers. */
function numbers(script: Script): Finding[] {
  const last = script.lines[Math.min(headLines, script.lines.length) - 1];
  const head = { start: 0, end: last?.end ?? 0 };
  return [...oneOf("siren", placed(sirensIn(script, head))), ...rnaFindings(script)];
}

function heldOn(script: Script): Finding[] {
  const date =
    dateAfter(script, /assemblee generale[a-z -]{0,40}\s(?:du|en date du)\s/g, 14) ??
    opening(script);
  return date === null ? [] : [{ name: "date", value: date.iso, at: date }];
}

function opening(script: Script): FoundDate | null {
  const written = dateAfter(script, /\bl'an\s/g, 60);
  const title = dateAfter(script, /^(?:du|le|reunie? le|tenue le) /gm, 4);
  const law = (date: FoundDate) => date.iso.startsWith("1901");
  return written ?? title ?? datesIn(script).find((date) => !law(date)) ?? null;
}

const noQuorum =
  /\bquorum n'?\s?(?:est|etait|etant|ayant|a|avait) pas\b|\bfaute de quorum\b|\bquorum non atteint\b|\b(?:reportee?|ajournee?|renvoyee?) a une (?:autre|nouvelle|prochaine)\b/;

function resolutions(script: Script): Finding[] {
  if (noQuorum.test(script.folded)) return [];
  const sentences = sentencesIn(script.text);
  return sentences.flatMap((span, index) => {
    const text = script.folded.slice(span.start, span.end);
    if (span.end - span.start > 800 || !naming.test(text) || !office.test(text)) return [];
    if (ofTheMeeting.test(text)) return [];
    if (!isAdopted(script.folded, span, sentences.slice(index + 1))) return [];
    return newcomers(script, span).map((person) => resolution(script, span, person));
  });
}

const bureau =
  /^(?:co-?|vice-?)?(?:president|tresori|secretaire|gerant|direct(?:eur|rice)|administrat)[a-z' -]{0,30}$/;
const listAnnounced = /\b(?:sont elus?|sont elues|a elu|elit|election du (?:bureau|conseil))\b/;

/** A table below "Sont élus": the office on the left, the person on the right. */
function listedOffices(script: Script): Finding[] {
  if (noQuorum.test(script.folded)) return [];
  const from = listAnnounced.exec(script.folded)?.index ?? Infinity;
  return script.lines
    .filter(({ start, segments }) => start > from && segments.length === 2)
    .flatMap(({ start, end, segments: [left, right] }) => {
      if (!left || !right || !bureau.test(script.folded.slice(left.start, left.end))) return [];
      const person = personAtStart(script.text.slice(right.start, right.end));
      return person === null ? [] : [resolution(script, { start, end }, person.name)];
    });
}

/** Who presides over the meeting or takes its minutes is elected to nothing. */
const ofTheMeeting =
  /\b(?:president|secretaire|scrutateur)s?e? de (?:la )?seance\b|\bscrutateur|\bdesign\w{1,5}\b[^.]{0,80}\bsecretaire\b/;
const nextResolution =
  /^\W{0,4}(?:(?:premiere|seconde|unique|derniere|[a-z-]{4,20}ieme|\d{1,2}e(?:me)?|1re) (?:resolution|decision)|resolution n)\b/;
const rejected =
  /\brejet(?:ee?|te|ant|tee?)\b|\brepousse|\b(?:n'est|n'a|n'ayant|pas ete|non|pas) (?:pas )?(?:ete )?(?:adopte|approuve|retenu|elu)|\bretiree?\b|\bajournee?\b|\brefusee?\b/;
const adopted = /\badopte|\bapprouve|\bunanimite\b|\belu(?:e|s)?\b|\baccept/;
const proposed = /\bpropos|\bprojet\b|\bsoumet|\bcandidat/;

/** A resolution counts when it was adopted: what follows it, up to the next one, says so. */
function isAdopted(folded: string, { start, end }: Span, following: readonly Span[]): boolean {
  const next = following.find((one) => nextResolution.test(folded.slice(one.start).trimStart()));
  const reach = Math.min(next?.start ?? folded.length, end + 600);
  const text = folded.slice(start, reach);
  if (rejected.test(text) || isOutvoted(text)) return false;
  return adopted.test(text) || !proposed.test(folded.slice(start, end));
}

function isOutvoted(text: string): boolean {
  const votes = (side: string) =>
    Number(new RegExp(`\\b${side} ?: ?(\\d{1,9})`).exec(text)?.[1] ?? Number.NaN);
  return votes("contre") >= votes("pour");
}

/** Several offices in one sentence, as in "en qualité de cogérants". */
const plural = /\b(?:co-?)?(?:gerant(?:e)?s|presidents|direct(?:eurs|rices) generaux)\b/;

/** The person elected; of several candidates in a sentence that elects one, the first. */
function newcomers(script: Script, { start, end }: Span): string[] {
  const text = script.folded.slice(start, end);
  const before = predecessor.exec(text)?.index ?? Infinity;
  const people = peopleIn(script.text.slice(start, end))
    .filter((person) => person.start < before)
    .map(({ name }) => name);
  return plural.test(text) ? people : people.slice(0, 1);
}

const heading = /^\s*(?:[^\n]{0,30}r[ée]solution[^\n]{0,30}\n)?\s*/i;

function resolution(script: Script, { start, end }: Span, person: string): Finding {
  const from = start + (heading.exec(script.text.slice(start, end))?.[0].length ?? 0);
  const value = tidy(script.text.slice(from, end)).slice(0, 500);
  return { name: "resolution", value, note: person, at: { start: from, end } };
}

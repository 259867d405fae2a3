import { labelledIn } from "./labels.ts";
import { personAtStart } from "./people.ts";
import type { Script, Span } from "./script.ts";

/** The first name that a party's description gives: a label's, a company's or a person's. */
export function partyName(script: Script, part: Span): Span | null {
  const label = labelledIn(script).find(
    ({ id, label: { start } }) => id === "name" && start >= part.start && start < part.end,
  );
  if (label !== undefined && label.value.end > label.value.start) return label.value;
  const found = [companyIn(script, part), personIn(script, part), capitalsIn(script, part)];
  return found.filter((one) => one !== null).sort((a, b) => a.start - b.start)[0] ?? null;
}

const company = /\bsociete (?:denommee )?"?([^,"(]{2,90}?)"?\s?[,(]/;
const form =
  /^(?:par actions|a responsabilite|anonyme|civile|en nom|en commandite|d'exercice|absorb|apport|benef)/;

function companyIn(script: Script, part: Span): Span | null {
  const text = script.folded.slice(part.start, part.end);
  const match = company.exec(text);
  if (match?.[1] === undefined || form.test(match[1])) return null;
  const start = part.start + match.index + match[0].indexOf(match[1]);
  return { start, end: start + match[1].length };
}

function personIn(script: Script, part: Span): Span | null {
  for (const line of script.lines) {
    if (line.end <= part.start || line.start >= part.end) continue;
    const from = Math.max(line.start, part.start);
    const lead = /^[\s\d°).–-]{0,6}/.exec(script.text.slice(from, line.end))?.[0].length ?? 0;
    const text = script.text.slice(from + lead, line.end);
    const person = /^(?:M\.|Mme|Monsieur|Madame)\s/.test(text) ? personAtStart(text) : null;
    if (person !== null)
      return { start: from + lead + person.start, end: from + lead + person.end };
  }
  return null;
}

const noName = /^(?:D['’]UNE PART|D['’]AUTRE PART|ET|ENTRE|IL A ÉTÉ)\b/;

/** "1°) CRISTAL & LUMIÈRE DE LORRAINE, société…": capitals at the start of a line or segment. */
function capitalsIn(script: Script, part: Span): Span | null {
  const segments = script.lines
    .flatMap((line) => line.segments)
    .filter(({ start, end }) => end > part.start && start < part.end);
  for (const segment of segments) {
    const from = Math.max(segment.start, part.start);
    const text = script.text.slice(from, Math.min(segment.end, part.end));
    const match =
      /^[\s\d°).:–-]{0,6}(?:la )?(\p{Lu}[\p{Lu}\d&'’.-]*(?:\s[\p{Lu}\d&'’.-]+)*)(?=\s?,|\s?\(|\s*$)/u.exec(
        text,
      );
    if (match?.[1] === undefined || match[1].length < 3 || noName.test(match[1])) continue;
    const start = from + match[0].length - match[1].length;
    return { start, end: start + match[1].length };
  }
  return null;
}

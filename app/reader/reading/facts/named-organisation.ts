import { oneOf } from "./organisation.ts";
import { type Finding, type Script, type Span, written } from "./script.ts";

/** The end of a name in a sentence: a comma, a bracket, or words that cannot be part of it. */
const end =
  "(?=\\s?[,.;:()\"]|\\s(?:se(?:\\s|$)|s'est|au\\scapital|dont|est\\s|sont\\s|qui\\s|vous\\s|sis|ayant|immatricul|declare|hereby|inform|with\\s)|$)";
const patterns = [
  new RegExp(
    `\\b(?:membres|adherents|president|presidente|bureau|nom) de l'association\\s"?([^\\n,"]{2,60}(?:\\n[^\\n,"]{2,60})?)"?${end}`,
    "g",
  ),
  new RegExp(
    `\\b(?:associes|actionnaires|gerante?|presidente?|directeur general|directrice generale|representante?|nom) de la societe\\s"?([^\\n,"]{2,60}(?:\\n[^\\n,"]{2,60})?)"?${end}`,
    "g",
  ),
  new RegExp(`\\bde la societe\\s"?([^\\n,"]{2,60}(?:\\n[^\\n,"]{2,60})?)"?${end}`, "g"),
  // "les membres de Les Amis du Vieux Moulin": any words may follow; they are a name if they begin
  // like one.
  new RegExp(
    `\\b(?:membres|adherents|associes|actionnaires) (?:de |d'|du )"?([^\\n,"]{2,60}(?:\\n[^\\n,"]{2,60})?)"?${end}`,
    "g",
  ),
  new RegExp(
    `\\b(?:director|manager|president|chair(?:man|woman|person)?|secretary|treasurer|officer|representative|members|behalf)\\sof (?:the (?:company|association) )?"?([^\\n,"]{2,60}(?:\\n[^\\n,"]{2,60})?)"?${end}`,
    "g",
  ),
  /\b(?:pour le compte de|for the account of)\s([^\n]{2,80}(?:\n[^\n]{2,80}?)??)(?=\s\((?:siren|rna)\b)/g,
];

export function namedOrganisation(script: Script): Finding[] {
  const inText =
    patterns.map((pattern) => matches(script, pattern)).find((found) => found.length > 0) ?? [];
  const head = headline(script);
  if (inText.length === 0) return head === null ? [] : [head];
  const isConfirmed = head !== null && inText.some(({ value }) => same(value, head.value));
  return oneOf("name", inText.slice(0, 1), isConfirmed ? 0.98 : 0.85);
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function matches(script: Script, pattern: RegExp): { value: string; at: Span }[] {
  return [...script.folded.matchAll(pattern)].flatMap((match) => {
    const name = shortest(match[1] ?? "");
    const start = match.index + match[0].indexOf(match[1] ?? "");
    const at = { start, end: start + name.length };
    const value = written(script, at);
    return /^[\p{Lu}\d]/u.test(value) ? [{ value, at }] : [];
  });
}

const shortest = (name: string) => new RegExp(`^[^]+?${end}`).exec(name)?.[0] ?? name;

/** A letterhead says the legal form below the name. */
const formBelow =
  /^\W{0,3}(?:societe|sarl|sasu?|sa|sci|snc|selarl|eurl|earl|gie|scop|association|fondation|federation|entreprise|groupement)\b/;

function headline(script: Script): Finding | null {
  const [line] = script.lines;
  const segment = line?.segments[0];
  if (segment === undefined) return null;
  const lead =
    /^(?:association|societe)\s/.exec(script.folded.slice(segment.start, segment.end))?.[0]
      .length ?? 0;
  const at = { start: segment.start + lead, end: segment.end };
  const value = written(script, at);
  const below = script.lines[1];
  const isLetterhead =
    below !== undefined && formBelow.test(script.folded.slice(below.start, below.end));
  const isCapital = /^[^\d]{3,80}$/.test(value) && value === value.toUpperCase();
  if (!(lead > 0 || isCapital || isLetterhead)) return null;
  return { name: "name", value, at, sure: isLetterhead ? 0.9 : 0.6 };
}

import { fold } from "./fold.ts";
import { peopleIn } from "./people.ts";
import { officeOf } from "./roles.ts";
import { type Finding, type Script, written } from "./script.ts";
import { sentencesIn } from "./sentences.ts";

const names = [
  /(?:nouveau titre|nouvelle denomination|nouvelle raison sociale) ?: ?([^.;]{2,90})(?=[.;]|$)/,
  /(?:denomination(?: sociale)?|raison sociale|titre) ?: ?([^.;]{2,90})(?=[.;]|$)/,
  /\d{3} ?\d{3} ?\d{3} ?rcs [a-z' -]{2,40}\. ?([^.]{2,90})(?=\.)/,
  /\b(?:la )?(?:societe|sarl|sasu?|sci|eurl|selarl|snc)(?: denommee)? "?([^,."(]{2,80})"?,/,
];

/** In prose: after a label, or as the sentence behind the number and its court. */
export function noticeName(script: Script): Finding[] {
  const folded = onOneLine(script.folded);
  for (const pattern of names) {
    const match = pattern.exec(folded);
    if (match?.[1] === undefined) continue;
    const start = match.index + match[0].indexOf(match[1]);
    const at = { start, end: start + match[1].length };
    const value = written(script, at);
    if (value !== "") return [{ name: "name", value, at, sure: 0.9 }];
  }
  return capitals(script);
}

const capital = "[\\p{Lu}\\d'’&\"«»()-]{1,40}";
const sentenceInCapitals = new RegExp(
  `(?:^|[\\n.] ?)(${capital}(?:[ \\n]${capital}){1,13})\\.? (?=Objet|N° RNA|Siège)`,
  "u",
);

/** "LES VOILES D'ARCACHON. Objet : …": the first sentence in capitals. */
function capitals(script: Script): Finding[] {
  const match = sentenceInCapitals.exec(script.text);
  if (match?.[1] === undefined) return [];
  const start = match.index + match[0].indexOf(match[1]);
  const at = { start, end: start + match[1].length };
  return [{ name: "name", value: written(script, at), at, sure: 0.85 }];
}

const pair =
  /(?<=^|[.;:,]\s{0,2})([\p{L}\d'’ -]{4,70}?)\s?:\s?((?:(?:M\.|Mme|Monsieur|Madame)\s)?\p{Lu}[\p{L}'’ -]{2,60}?)(?=\s?(?:[.;,(]|$))/gu;

/** "Gérant : HUBERT Cécile ; Commissaire aux comptes titulaire : VALLÉE AUDIT." */
export function noticeManagers(script: Script): Finding[] {
  return [...onOneLine(script.text).matchAll(pair)].flatMap((match) => {
    const [all, role = "", name = ""] = match;
    const office = fold(role).replace(
      /^nomination d(?:u|e la|e l')\s?|\s(?:en fonction|depuis|a compter)\b.*$/g,
      "",
    );
    if (leaves.test(fold(role)) || officeOf(office) !== "binds") return [];
    const start = match.index + all.length - name.length;
    const at = { start, end: start + name.length };
    return [{ name: "manager" as const, value: written(script, at), note: role.trim(), at }];
  });
}

const leaves = /\bpartante?\b|\bdemission|\bancien/;

const appoints = /\b(?:nommee?s?|designee?s?)\b/;
const officeWord = /\b(?:co-?gerante?|gerante?|presidente?|direct(?:eur|rice) generale?)\b/;

/** "… ont nommé en remplacement Mme Zélie TALBOT": of a sentence that names an office that binds. */
export function appointedIn(script: Script): Finding[] {
  return sentencesIn(script.text).flatMap(({ start, end }) => {
    const text = script.folded.slice(start, end);
    const verb = appoints.exec(text);
    const office = officeWord.exec(text);
    if (!verb || !office || /commissaire/.test(text)) return [];
    const person = peopleIn(script.text.slice(start, end)).find((one) => one.start > verb.index);
    if (!person) return [];
    const at = { start: start + person.start, end: start + person.end };
    return [{ name: "manager" as const, value: person.name, note: office[0], at, sure: 0.85 }];
  });
}

const onOneLine = (text: string) => text.replace(/\n/g, " ");

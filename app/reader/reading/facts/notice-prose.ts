import { officeOf } from "./roles.ts";
import { type Finding, type Script, written } from "./script.ts";

const names = [
  /(?:nouveau titre|nouvelle denomination|nouvelle raison sociale) ?: ?([^.;]{2,90})(?=[.;]|$)/,
  /(?:denomination(?: sociale)?|raison sociale|titre) ?: ?([^.;]{2,90})(?=[.;]|$)/,
  /\d{3} ?\d{3} ?\d{3} ?rcs [a-z' -]{2,40}\. ?([^.]{2,90})(?=\.)/,
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

/** "LES VOILES D'ARCACHON. Objet : …": the first sentence in capitals. */
function capitals(script: Script): Finding[] {
  const match =
    /(?:^|[\n.] ?)((?:[\p{Lu}\d'’&"«»()-]+[ \n]?){2,14})\.? (?=Objet|N° RNA|Siège)/u.exec(
      script.text,
    );
  if (match?.[1] === undefined) return [];
  const start = match.index + match[0].indexOf(match[1]);
  const at = { start, end: start + match[1].length };
  return [{ name: "name", value: written(script, at), at, sure: 0.85 }];
}

const pair =
  /(?<=^|[.;:,]\s{0,2})([\p{L}'’ -]{4,70}?)\s?:\s?((?:(?:M\.|Mme|Monsieur|Madame)\s)?\p{Lu}[\p{L}'’ -]{2,60}?)(?=\s?(?:[.;,(]|$))/gu;

/** "Gérant : HUBERT Cécile ; Commissaire aux comptes titulaire : VALLÉE AUDIT." */
export function noticeManagers(script: Script): Finding[] {
  return [...onOneLine(script.text).matchAll(pair)].flatMap((match) => {
    const [all, role = "", name = ""] = match;
    if (officeOf(role) !== "binds") return [];
    const start = match.index + all.length - name.length;
    const at = { start, end: start + name.length };
    return [{ name: "manager" as const, value: written(script, at), note: role.trim(), at }];
  });
}

const onOneLine = (text: string) => text.replace(/\n/g, " ");

import { type Finding, type Script, written } from "./script.ts";

/** What an extract or a notice says of the organisation as a whole, not of a branch. */
const signs = [
  ["struck-off", /\bradiee?\b|\bradiation\b(?! d'(?:un|une) )/g],
  ["dissolved", /\bdissolution\b|\bdissoute?\b/g],
  ["liquidation", /\bliquidation judiciaire\b|\bliquidateur judiciaire\b/g],
  ["receivership", /\bredressement judiciaire\b|\bplan de (?:redressement|cession)\b/g],
  ["safeguard", /\b(?:procedure|plan) de sauvegarde\b|\bsauvegarde (?:judiciaire|acceleree)\b/g],
] as const;
export type Standing = (typeof signs)[number][0];

/** Words before that deny it, and branches that are closed while the organisation goes on. */
const denied = /\b(?:aucune?|neant|non|pas|ni|absence de|etablissement\S*|agence|nantissement)\b/;
const notItself =
  /^.{0,60}\b(?:etablissement|secondaire|commissaire|d'une inscription)\b|^ ?: ?(?:neant|aucun|-|$)/;

/** A line that begins with a capital begins a statement; others go on from the line above. */
function statementStart({ text }: Script, at: number): number {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const isOwn = /^\W{0,3}\p{Lu}/u.test(text.slice(lineStart, at + 1));
  return isOwn ? lineStart : Math.max(0, at - 90);
}

export function standingFindings(script: Script): Finding[] {
  return signs.flatMap(([value, pattern]) => {
    const match = [...script.folded.matchAll(pattern)].find((one) => {
      const end = one.index + one[0].length;
      const before = script.folded.slice(statementStart(script, one.index), one.index);
      const [sentence = ""] = before.split(/[.;]\s/).slice(-1);
      const after = script.folded.slice(end, end + 80).split("\n")[0] ?? "";
      return !denied.test(sentence) && !notItself.test(after);
    });
    if (!match) return [];
    const at = { start: match.index, end: match.index + match[0].length };
    return [{ name: "standing" as const, value, note: written(script, at), at, sure: 0.9 }];
  });
}

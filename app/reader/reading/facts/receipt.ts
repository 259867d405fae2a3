import { dateAfter, datesIn } from "./dates.ts";
import { labelledIn } from "./labels.ts";
import { noticeManagers } from "./notice-prose.ts";
import { labelledFields, ownSirens, rnaFindings } from "./organisation.ts";
import { type Finding, type Script, tidy, written } from "./script.ts";

export function receiptFindings(script: Script): Finding[] {
  const whole = { start: 0, end: script.text.length };
  return [
    ...rnaFindings(script),
    ...ownSirens(script, [], whole),
    ...title(script),
    ...noticeManagers(script),
    ...issued(script),
  ];
}

/** "… que l'association dénommée Les Amis de l'Orangerie, ayant son siège …" */
const inProse =
  /\b(?:association|fondation)[^,\n]{0,60}?\s(?:denommee|intitulee|dite)\s"?([^,(".]{2,120}?)"?(?=\s?[,(]|\s(?:dont|ayant|sise?|est)\b)/;

function title(script: Script): Finding[] {
  const prose = inProse.exec(script.folded);
  if (prose?.[1] !== undefined) {
    const start = prose.index + prose[0].length - prose[1].length;
    const at = { start, end: start + prose[1].length };
    return [{ name: "name", value: written(script, at), at }];
  }
  const match =
    /(?:dont le titre est|ayant pour titre|association denommee|intitulee)\s?:?\s{0,2}([^\n]{2,120})(?:\n|$)/.exec(
      script.folded,
    );
  if (match?.[1] === undefined) {
    return labelledFields(script, labelledIn(script), script.text.length).filter(
      ({ name }) => name === "name",
    );
  }
  const start = match.index + match[0].indexOf(match[1]);
  const at = { start, end: start + match[1].length };
  return tidy(match[1]) === "" ? [] : [{ name: "name", value: written(script, at), at }];
}

/**
 * The receipt's own date comes last, after the city; earlier dates are those of the declaration and
 * the decision.
 */
function issued(script: Script): Finding[] {
  const place = [...script.folded.matchAll(/^[a-z][a-z' -]{1,40}, ?le /gm)].at(-1);
  const behind =
    place === undefined
      ? null
      : dateAfter(script, new RegExp(place[0].replace(/[()]/g, "."), "g"), 4);
  if (behind !== null) return [{ name: "date", value: behind.iso, at: behind }];
  const made = dateAfter(script, /\bfait a\b|\bdelivre le\b/g, 50) ?? null;
  if (made !== null) return [{ name: "date", value: made.iso, at: made }];
  const dates = datesIn(script).filter(({ iso }) => iso > "1902");
  const [only] = dates;
  return only !== undefined && dates.length === 1
    ? [{ name: "date", value: only.iso, at: only, sure: 0.5 }]
    : [];
}

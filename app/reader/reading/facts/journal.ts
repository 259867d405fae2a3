import { distinct, rnasIn } from "./company-numbers.ts";
import { dateAfter } from "./dates.ts";
import { type Labelled, labelledIn } from "./labels.ts";
import { managersIn } from "./managers.ts";
import { labelledFields, oneOf, ownSirens } from "./organisation.ts";
import type { Finding, Script } from "./script.ts";

const bodacc = /\bbodacc\b|bulletin officiel des annonces civiles/;
const joafe = /\bjoafe\b|associations et fondations d'entreprise|journal officiel/;

export function journalFindings(script: Script): Finding[] {
  const labels = labelledIn(script);
  const whole = { start: 0, end: script.text.length };
  return [
    ...journal(script),
    ...published(script),
    ...announcement(script),
    ...oneOf(
      "rna",
      distinct(rnasIn(script)).map(({ value, start, end }) => ({ value, at: { start, end } })),
    ),
    ...ownSirens(script, labels, whole),
    ...labelledFields(script, labels, whole.end),
    ...managersIn(
      script,
      labels.filter((one) => one.id !== "administration"),
      administrationPart(script, labels),
    ),
  ];
}

function journal({ folded }: Script): Finding[] {
  const [value, match] = bodacc.test(folded)
    ? (["bodacc", bodacc.exec(folded)] as const)
    : (["joafe", joafe.exec(folded)] as const);
  if (match === null) return [];
  return [
    { name: "journal", value, at: { start: match.index, end: match.index + match[0].length } },
  ];
}

function published(script: Script): Finding[] {
  const date = dateAfter(
    script,
    /publiee?s? (?:le|du|au)\b|parution\b|publication ?:|\bbodacc\b[^]{0,30}\bdu\b/g,
    40,
  );
  return date === null ? [] : [{ name: "date", value: date.iso, at: date }];
}

function announcement(script: Script): Finding[] {
  const found = [
    ...script.figures.matchAll(/\bannonce (?:n ?[°o.]? ?|numero )(\d{1,7})(?!\d)/g),
  ].map((match) => {
    const end = match.index + match[0].length;
    return { value: match[1] ?? "", at: { start: end - (match[1]?.length ?? 0), end } };
  });
  return oneOf("announcement", found);
}

function administrationPart(script: Script, labels: readonly Labelled[]) {
  const label = labels.find((one) => one.id === "administration");
  return label === undefined
    ? { start: 0, end: script.text.length }
    : { start: label.label.start, end: label.value.end };
}

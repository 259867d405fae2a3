import { placed, sirensIn } from "./company-numbers.ts";
import { dateAfter, datesIn } from "./dates.ts";
import { type Labelled, labelledIn } from "./labels.ts";
import { managersIn } from "./managers.ts";
import { appointedIn, noticeManagers, noticeName } from "./notice-prose.ts";
import { noticesIn } from "./notices.ts";
import { labelledFields, oneOf, rnaFindings } from "./organisation.ts";
import { type Finding, onlyWithin, type Script, type Span } from "./script.ts";
import { standingFindings } from "./standing.ts";

const bodacc = /\bbodacc\b|bulletin officiel des annonces civiles/;
const joafe = /\bjoafe\b|associations et fondations d'entreprise|journal officiel/;

/** What each of several notices says bears the notice's place; which one counts, rules decide. */
export function journalFindings(script: Script): Finding[] {
  const notices = noticesIn(script);
  const [first] = notices;
  const isOne = notices.length === 1;
  const each = notices.flatMap((span, part) =>
    noticeFindings(onlyWithin(script, span)).map((finding) =>
      isOne ? finding : { ...finding, part },
    ),
  );
  return [...journal(script), ...published(script, isOne ? null : (first?.start ?? null)), ...each];
}

function noticeFindings(script: Script): Finding[] {
  const labels = labelledIn(script);
  const whole = { start: 0, end: script.text.length };
  const fields = labelledFields(script, labels, whole.end);
  const hasName = fields.some(({ name }) => name === "name");
  const listed = managersIn(
    script,
    labels.filter((one) => one.id !== "administration"),
    administrationPart(script, labels),
  );
  return [
    ...announcement(script),
    ...rnaFindings(script),
    // A notice of a sale names both parties: which of them is the account's, rules tell.
    ...placed(sirensIn(script)).map((one) => ({ ...one, name: "siren" as const, sure: 0.9 })),
    ...(hasName ? fields.map(surely) : [...fields, ...noticeName(script)]),
    ...managers(script, listed),
    ...standingFindings(script),
  ];
}

const surely = (finding: Finding): Finding =>
  finding.name === "name" ? { ...finding, sure: 0.9 } : finding;

/** Of the ways to read them, the one that finds more. */
function managers(script: Script, listed: readonly Finding[]): readonly Finding[] {
  const named = noticeManagers(script);
  if (named.length + listed.length === 0) return appointedIn(script);
  return named.length >= listed.length ? named : listed;
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

/** The date of the issue, which the running head says when no sentence does. */
function published(script: Script, headEnds: number | null): Finding[] {
  const date = dateAfter(
    script,
    /publiee?s? (?:le|du|au)\b|parution\b|publication ?:|\bbodacc\b[^]{0,40}\bdu\b|\bbodacc\b[^\n]{0,40}[-n°] ?/g,
    40,
  );
  if (date !== null) return [{ name: "date", value: date.iso, at: date }];
  const inHead = datesIn(script).filter(({ start }) => start < (headEnds ?? firstLines(script)));
  const [only] = inHead;
  const isOne = new Set(inHead.map(({ iso }) => iso)).size === 1;
  return only && isOne ? [{ name: "date", value: only.iso, at: only, sure: 0.9 }] : [];
}

const firstLines = ({ lines }: Script) => lines[Math.min(3, lines.length - 1)]?.end ?? 0;

function announcement(script: Script): Finding[] {
  const found = [
    ...script.figures.matchAll(
      /(?:\bannonce (?:n ?[°o.]? ?|numero )|^)(\d{1,7})(?= ?- ?\d{2,3}[ab]? ?- ?[a-z]| ?- ?\d{3} ?\d{3} ?\d{3} ?rcs|(?<=annonce.{1,12})(?!\d))/gm,
    ),
  ].map((match) => {
    const end = match.index + match[0].length;
    return { value: match[1] ?? "", at: { start: end - (match[1]?.length ?? 0), end } };
  });
  return oneOf("announcement", found);
}

function administrationPart(script: Script, labels: readonly Labelled[]): Span {
  const label = labels.find((one) => one.id === "administration");
  return label === undefined
    ? { start: 0, end: script.text.length }
    : { start: label.label.start, end: label.value.end };
}

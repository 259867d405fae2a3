import { distinct, sirensIn } from "./company-numbers.ts";
import { dateAfter, datesIn } from "./dates.ts";
import { labelledIn } from "./labels.ts";
import { oneOf } from "./organisation.ts";
import { personAtStart } from "./people.ts";
import { type Finding, type Script, type Span, written } from "./script.ts";

type Side = "seller" | "buyer";

const seller = "(?:cedante?|vendeur|venderesse|promettant)s?";
const buyer = "(?:cessionnaire|acquereur|acquereuse|acheteur|acheteuse|beneficiaire)s?";
const closings: Record<Side, RegExp> = {
  seller: new RegExp(`ci-?\\s?apres[^.]{0,60}?\\b${seller}\\b`),
  buyer: new RegExp(`ci-?\\s?apres[^.]{0,60}?\\b${buyer}\\b`),
};
const openings: Record<Side, RegExp> = {
  seller: new RegExp(`^(?:\\d[.)] ?)?(?:l[ae] )?${seller} ?(?::|$)`, "m"),
  buyer: new RegExp(`^(?:\\d[.)] ?)?(?:l[ae] |l')?${buyer} ?(?::|$)`, "m"),
};

export function deedFindings(script: Script): Finding[] {
  const sides = partsOf(script);
  return [
    ...sides.flatMap(({ side, part }) => partyFindings(script, side, part)),
    ...signedOn(script),
  ];
}

function partsOf(script: Script): { side: Side; part: Span }[] {
  const start = /entre les soussigne\S{0,3}/.exec(script.folded)?.index ?? 0;
  const [sellerEnd, buyerEnd] = [
    closings.seller.exec(script.folded),
    closings.buyer.exec(script.folded),
  ];
  if (sellerEnd !== null && buyerEnd !== null)
    return described(start, sellerEnd.index, buyerEnd.index);
  const [sellerAt, buyerAt] = [
    openings.seller.exec(script.folded),
    openings.buyer.exec(script.folded),
  ];
  if (sellerAt === null || buyerAt === null) return [];
  return listed(script, sellerAt, buyerAt);
}

function described(start: number, sellerEnd: number, buyerEnd: number) {
  const isSellerFirst = sellerEnd < buyerEnd;
  const first = { start, end: Math.min(sellerEnd, buyerEnd) };
  const second = { start: first.end + 30, end: Math.max(sellerEnd, buyerEnd) };
  return [
    { side: isSellerFirst ? ("seller" as const) : ("buyer" as const), part: first },
    { side: isSellerFirst ? ("buyer" as const) : ("seller" as const), part: second },
  ];
}

/** The second party's list ends where the articles begin. */
function listed(script: Script, sellerAt: RegExpExecArray, buyerAt: RegExpExecArray) {
  const [first, second] =
    sellerAt.index < buyerAt.index ? [sellerAt, buyerAt] : [buyerAt, sellerAt];
  const from = second.index + second[0].length;
  const next = /^(?:il a ete|article|titre|objet|preambule|expose)/m.exec(
    script.folded.slice(from),
  );
  const end = from + Math.min(next?.index ?? 600, 600);
  const side = (match: RegExpExecArray): Side => (match === sellerAt ? "seller" : "buyer");
  return [
    { side: side(first), part: { start: first.index + first[0].length, end: second.index } },
    { side: side(second), part: { start: from, end } },
  ];
}

function partyFindings(script: Script, side: Side, part: Span): Finding[] {
  const at = nameIn(script, part);
  const party: Finding[] =
    at === null ? [] : [{ name: "party", value: written(script, at), at, note: side }];
  const numbers = distinct(sirensIn(script, part)).map(({ value, start, end }) => ({
    value,
    at: { start, end },
  }));
  return [...party, ...oneOf("siren", numbers).map((finding) => ({ ...finding, note: side }))];
}

function nameIn(script: Script, part: Span): Span | null {
  const label = labelledIn(script).find(
    ({ id, label: { start } }) => id === "name" && start >= part.start && start < part.end,
  );
  if (label !== undefined && label.value.end > label.value.start) return label.value;
  const text = script.folded.slice(part.start, part.end);
  const match = /\bsociete (?:denommee )?"?([^,"(]{2,90}?)"?\s?[,(]/.exec(text);
  if (match?.[1] !== undefined) {
    const start = part.start + match.index + match[0].indexOf(match[1]);
    return { start, end: start + match[1].length };
  }
  return personIn(script, part);
}

function personIn(script: Script, part: Span): Span | null {
  for (const line of script.lines) {
    if (line.start < part.start || line.start >= part.end) continue;
    const text = script.text.slice(line.start, line.end);
    const person = /^\s*(?:M\.|Mme|Monsieur|Madame)\s/.test(text) ? personAtStart(text) : null;
    if (person !== null) return { start: line.start + person.start, end: line.start + person.end };
  }
  return null;
}

function signedOn(script: Script): Finding[] {
  const made = dateAfter(
    script,
    /\bfaite? (?:a|en)\b|\bsignee? (?:a|le)\b|\ben date du\b|\bacte du\b/g,
    60,
  );
  if (made !== null) return [{ name: "date", value: made.iso, at: made }];
  const dates = datesIn(script);
  const [only] = dates;
  return only !== undefined && dates.length === 1
    ? [{ name: "date", value: only.iso, at: only, sure: 0.5 }]
    : [];
}

import type { Script, Segment, Span } from "./script.ts";

export type Side = "seller" | "buyer";

/**
 * Who gives and who receives, by the deed's own words for them: sale, contribution, merger, transfer
 * of all assets. After the Code de commerce (fonds de commerce, fusions et apports).
 */
const words: Record<Side, string> = {
  seller:
    "(?:cedante?|vendeur|vendeuse|venderesse|promettante?|apporteu(?:r|se)|societe absorbee|absorbee|societe apporteuse|societe dissoute)s?",
  buyer:
    "(?:cessionnaire|acquereur|acquereuse|acheteur|acheteuse|beneficiaire|societe absorbante|absorbante|societe beneficiaire)s?",
};
const sides: readonly Side[] = ["seller", "buyer"];

const closing = (side: Side) =>
  new RegExp(`ci-?\\s?apres[^.]{0,80}?\\b${words[side]}\\b(?! de| du| des)`);
const opening = (side: Side) =>
  new RegExp(
    `^\\W{0,6}(?:\\d[.)] ?)?(?:entre |et )?(?:l[ae]s? |l'|pour |designation d[ue]s? |de l')?${words[side]}\\W{0,6}$|^\\W{0,4}(?:\\d[.)] ?)?(?:l[ae]s? |l')?${words[side]} ?:`,
  );

const longest = 1_200;

export interface Party {
  readonly side: Side;
  /** Where the deed describes this party. */
  readonly part: Span;
}

/** Empty unless exactly one description of each side is found. */
export function partiesOf(script: Script): Party[] {
  const closed = describedBefore(script);
  if (closed.length === 2) return closed;
  const listed = listedAfter(script);
  return listed.length === 2 ? listed : soleShareholder(script);
}

/** "…, ci-après dénommée « le Cédant »": the description stands before these words. */
function describedBefore({ folded }: Script): Party[] {
  const ends = sides
    .map((side) => ({ side, match: closing(side).exec(folded) }))
    .flatMap(({ side, match }) =>
      match ? [{ side, at: match.index, end: match.index + match[0].length }] : [],
    )
    .sort((a, b) => a.at - b.at);
  const [first, second] = ends;
  if (!first || !second) return [];
  const from = /\b(?:entre les soussigne\S{0,3}|les soussigne\S{0,3}|entre)\s*:?\s*\n/.exec(
    folded.slice(0, first.at),
  );
  const start = from ? from.index + from[0].length : Math.max(0, first.at - longest);
  return [
    { side: first.side, part: { start, end: first.at } },
    { side: second.side, part: { start: first.end, end: second.at } },
  ];
}

/**
 * A company that dissolves another, whose only shareholder it is, receives all its assets: the
 * dissolved one writes on its own letterhead.
 */
function soleShareholder({ folded }: Script): Party[] {
  const match = /\bla societe [^,\n"]{2,80},[^]{0,600}?\bassociee? unique de la societe\b/.exec(
    folded,
  );
  if (match === null || !/\bdissolution\b/.test(folded)) return [];
  return [
    { side: "seller", part: { start: 0, end: match.index } },
    { side: "buyer", part: { start: match.index, end: match.index + match[0].length } },
  ];
}

/** "VENDEUR" as a heading or a label: the description follows, up to the next one. */
function listedAfter(script: Script): Party[] {
  const heads = script.lines
    .flatMap(({ segments }, index) => segments.map((segment) => ({ index, segment })))
    .flatMap((one) => {
      const text = script.folded.slice(one.segment.start, one.segment.end);
      const side = sides.find((each) => opening(each).test(text));
      return side ? [{ ...one, side, after: behind(script, one.segment) }] : [];
    });
  const firsts = sides.flatMap((side) => heads.filter((head) => head.side === side).slice(0, 1));
  const [first, second] = firsts.sort((a, b) => a.segment.start - b.segment.start);
  if (!first || !second || first.index === second.index) return [];
  return [
    { side: first.side, part: { start: first.after, end: second.segment.start } },
    { side: second.side, part: { start: second.after, end: endOfList(script, second.after) } },
  ];
}

/** After the colon, if the description begins in the same segment. */
function behind(script: Script, { start, end }: Segment): number {
  const colon = script.folded.slice(start, end).indexOf(":");
  return colon < 0 ? end : start + colon + 1;
}

function endOfList(script: Script, from: number): number {
  const next =
    /^\W{0,4}(?:\d{1,2}[.)] |il a ete|ont,? |article|titre|objet|preambule|expose|quotites|preteur|designation|prix|i+ [-–])/m.exec(
      script.folded.slice(from),
    );
  return from + Math.min(next?.index ?? 800, 800);
}

import type { FactName } from "#app/reader/reading.ts";
import { distinct, placed, rnasIn, sirensIn, wrongSirensIn } from "./company-numbers.ts";
import type { LabelId } from "./label-words.ts";
import type { Labelled } from "./labels.ts";
import { type Finding, type Script, type Span, written } from "./script.ts";

const fields: readonly (readonly [LabelId, FactName])[] = [
  ["name", "name"],
  ["legal-form", "legal-form"],
  ["capital", "capital"],
  ["seat", "seat"],
];

export function labelledFields(
  script: Script,
  labels: readonly Labelled[],
  until: number,
): Finding[] {
  return fields.flatMap(([id, name]) => {
    const values = labels
      .filter((one) => one.id === id && one.label.start < until)
      .map((one) => ({ at: one.value, value: written(script, one.value) }))
      .filter(({ value }) => value !== "");
    return oneOf(name, values);
  });
}

export function oneOf(
  name: FactName,
  found: readonly { value: string; at: Span }[],
  sure = 0.97,
): Finding[] {
  const each = distinct(found).slice(0, 3);
  return each.map(({ value, at }) => ({
    name,
    value,
    at,
    sure: each.length > 1 ? sure / 2 : sure,
  }));
}

/** Of a page's own text: what OCR read may be one digit misread. */
function wrongSirens(script: Script, within: Span): Finding[] {
  const isRead = script.spots.some(
    ({ start, end, certainty }) => certainty < 1 && end > within.start && start < within.end,
  );
  if (isRead) return [];
  return wrongSirensIn(script, within).map(({ value, start, end }) => ({
    name: "wrong-siren",
    value,
    at: { start, end },
  }));
}

export function rnaFindings(script: Script): Finding[] {
  return oneOf("rna", placed(rnasIn(script)));
}

export function ownSirens(script: Script, labels: readonly Labelled[], within: Span): Finding[] {
  const values = labels.filter(
    ({ id, label }) => id === "siren" && label.start >= within.start && label.start < within.end,
  );
  const all = sirensIn(script, within);
  const labelled = values.flatMap(({ value }) => sirensIn(script, value));
  // If the labelled number is invalid, no number from elsewhere replaces it.
  const chosen = values.length > 0 ? labelled : all;
  if (chosen.length === 0) return values.flatMap(({ value }) => wrongSirens(script, value));
  const others = distinct(all).length > 1 ? 0.6 : 0.97;
  return oneOf(
    "siren",
    chosen.map(({ value, start, end }) => ({ value, at: { start, end } })),
    others,
  );
}

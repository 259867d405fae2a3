import type { LabelId } from "./label-words.ts";
import type { Labelled } from "./labels.ts";
import { written, type Finding, type Script, type Span } from "./script.ts";
import { sirensIn, distinct } from "./company-numbers.ts";
import type { FactName } from "#app/reader/reading.ts";

const fields: readonly (readonly [LabelId, FactName])[] = [
  ["name", "name"],
  ["legal-form", "legal-form"],
  ["capital", "capital"],
  ["seat", "seat"],
];

/** What a form says of the organisation itself, by its labels: those before `until`. */
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

/** One value is sure; of several different ones each is half as sure. */
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

/** The organisation's own SIREN: under its label, or else the only one in its part of the paper. */
export function ownSirens(script: Script, labels: readonly Labelled[], within: Span): Finding[] {
  const values = labels.filter(
    ({ id, label }) => id === "siren" && label.start >= within.start && label.start < within.end,
  );
  const all = sirensIn(script, within);
  const labelled = values.flatMap(({ value }) => sirensIn(script, value));
  // A label whose number does not hold is not made up for by a number from elsewhere.
  const chosen = values.length > 0 ? labelled : all;
  const others = distinct(all).length > 1 ? 0.6 : 0.97;
  return oneOf(
    "siren",
    chosen.map(({ value, start, end }) => ({ value, at: { start, end } })),
    others,
  );
}

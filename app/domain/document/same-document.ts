import type { Fact, FactName } from "#app/reader/reading.ts";

/** What tells two papers on the same form apart. */
const telling: readonly FactName[] = ["siren", "rna", "verification-code", "announcement"];

/** Two papers that look alike and say the same: not another company's on the same form. */
export function saysTheSame(one: readonly Fact[], other: readonly Fact[]): boolean {
  const shared = telling.map((name) => [valuesOf(one, name), valuesOf(other, name)] as const);
  const known = shared.filter(([a, b]) => a.length > 0 && b.length > 0);
  const dates = [valuesOf(one, "date"), valuesOf(other, "date")] as const;
  if (known.length === 0) return false;
  return known.every(([a, b]) => a.some((value) => b.includes(value))) && agree(dates);
}

const valuesOf = (facts: readonly Fact[], name: FactName) =>
  facts.filter((fact) => fact.name === name).map(({ value }) => value);

/** A date that one of them lacks says nothing. */
function agree([a, b]: readonly [string[], string[]]) {
  return a.length === 0 || b.length === 0 || a.some((value) => b.includes(value));
}

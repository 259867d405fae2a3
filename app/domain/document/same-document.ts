import type { Fact, FactName } from "#app/reader/reading.ts";

const telling: readonly FactName[] = ["siren", "rna", "verification-code", "announcement"];

/** Two companies' documents on one form look alike. */
export function saysTheSame(one: readonly Fact[], other: readonly Fact[]): boolean {
  const shared = telling.map((name) => [valuesOf(one, name), valuesOf(other, name)] as const);
  const known = shared.filter(([a, b]) => a.length > 0 && b.length > 0);
  const dates = [valuesOf(one, "date"), valuesOf(other, "date")] as const;
  if (known.length === 0) return false;
  return known.every(([a, b]) => a.some((value) => b.includes(value))) && agree(dates);
}

const valuesOf = (facts: readonly Fact[], name: FactName) =>
  facts.filter((fact) => fact.name === name).map(({ value }) => value);

function agree([a, b]: readonly [string[], string[]]) {
  return a.length === 0 || b.length === 0 || a.some((value) => b.includes(value));
}

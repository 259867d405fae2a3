import { expect, it } from "vitest";
import type { Fact, FactName } from "#app/reader/reading.ts";
import { saysTheSame } from "./same-document.ts";

const facts = (entries: Partial<Record<FactName, string>>): Fact[] =>
  Object.entries(entries).map(([name, value]) => ({
    name: name as FactName,
    value,
    page: 1,
    box: null,
    confidence: 1,
  }));

const kbis = { siren: "732829320", date: "2026-11-02", "verification-code": "AB12CD34EF" } as const;

it.each([
  ["the same extract", kbis, kbis, true],
  ["an extract without its date", kbis, { siren: "732829320" }, true],
  ["another company on the same form", kbis, { ...kbis, siren: "552100554" }, false],
  ["a newer extract of the company", kbis, { ...kbis, date: "2026-11-20" }, false],
  ["another code", kbis, { ...kbis, "verification-code": "ZZ99ZZ99ZZ" }, false],
  ["papers of which nothing is known", {}, {}, false],
  ["two letters of the same day", { date: "2026-11-02" }, { date: "2026-11-02" }, false],
] as const)("%s", (_what, one, other, same) => {
  expect(saysTheSame(facts(one), facts(other))).toBe(same);
});

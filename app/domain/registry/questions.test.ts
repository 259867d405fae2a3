import { expect, it } from "vitest";
import type { Fact, FactName } from "#app/reader/reading.ts";
import { withLimit } from "#tests/support/limits.ts";
import { ownNumber, questionsOf } from "./questions.ts";

const siren = "552100554";
const rna = "W691012345";
const fact = (name: FactName, value: string): Fact => ({
  ...{ name, value, page: 1, box: null, confidence: 1 },
});
const notice = (day: string, announcement: string, journal = "bodacc") => ({
  kind: "journal-publication" as const,
  facts: [fact("journal", journal), fact("date", day), fact("announcement", announcement)],
});

it("A company is asked about by its SIREN, an association by RNA where it has no SIREN", () => {
  expect(questionsOf({ entity: "company", siren, rna: null }, [])).toEqual([
    { source: "companies", number: siren },
    { source: "gazette", number: siren },
  ]);
  expect(questionsOf({ entity: "association", siren: null, rna }, [])).toEqual([
    { source: "companies", number: rna },
    { source: "journal", number: rna },
  ]);
});

it("Without a number that has its form, nothing is asked", () => {
  expect(questionsOf({ entity: "individual", siren, rna }, [])).toEqual([]);
  expect(ownNumber({ entity: "company", siren: "Paul Arnaud", rna: "W12" })).toBeNull();
});

it("Notices of the gazette that documents show are looked up, as many as the limit says", async () => {
  const documents = [
    notice("2026-05-14", "345"),
    notice("2026-05-14", "345"),
    notice("2026-05-15", "6"),
    notice("2026-05-16", "7"),
    notice("2026-05-17", "Paul Arnaud"),
    notice("2026-05-18", "8", "joafe"),
  ];
  const looked = () =>
    questionsOf({ entity: "company", siren, rna: null }, documents)
      .map(({ number }) => number)
      .filter((number) => number !== siren);
  expect(looked()).toEqual(["2026-05-14/345", "2026-05-15/6"]);
  await withLimit("registryNotices", 5, () =>
    expect(looked()).toEqual(["2026-05-14/345", "2026-05-15/6", "2026-05-16/7"]),
  );
});

import { describe, expect, it } from "vitest";
import type { Fact, FactName } from "#app/reader/reading.ts";
import { compareDocument, type KnownValues } from "./compare-document.ts";

const fact = (name: FactName, value: string, note?: string): Fact => ({
  name,
  value,
  note,
  page: 1,
  box: null,
  confidence: 1,
});

const known: KnownValues = {
  account: { siren: "732829320", rna: null, name: "Vignobles Castel", contactName: "Paul Castel" },
  request: { contactName: "Julie Castel" },
  contactChanges: true,
};
const likenessOf = (...facts: Fact[]) =>
  Object.fromEntries(compareDocument(facts, known).map(({ id, likeness }) => [id, likeness]));

describe("comparing an account with a document", () => {
  it("covers known values only, and reports what was not read", () => {
    expect(likenessOf()).toEqual({
      siren: "not-read",
      name: "not-read",
      contact: "not-read",
      "new-contact": "not-read",
    });
    const kept = compareDocument([], { ...known, contactChanges: false });
    expect(kept.map(({ id }) => id)).toEqual(["siren", "name", "contact"]);
  });

  it("distinguishes equal values, spelling differences and different values", () => {
    expect(
      likenessOf(
        fact("siren", "732829320"),
        fact("name", "VIGNOBLES CASTEL"),
        fact("manager", "Julie CASTEL", "Gérante"),
      ),
    ).toEqual({
      siren: "same",
      name: "spelling",
      contact: "different",
      "new-contact": "spelling",
    });
    expect(likenessOf(fact("siren", "356000000"))).toMatchObject({ siren: "different" });
  });

  it("picks the matching person among several, or all of them if none matches", () => {
    const facts = [
      fact("kind", "minutes"),
      fact("manager", "Luc Petit"),
      fact("resolution", "… nomme Julie Castel présidente.", "Julie Castel"),
    ];
    const rows = compareDocument(facts, known);
    expect(rows.find(({ id }) => id === "new-contact")).toMatchObject({
      facts: [2],
      likeness: "same",
    });
    expect(rows.find(({ id }) => id === "contact")).toMatchObject({
      facts: [1, 2],
      likeness: "different",
    });
  });

  it("finds the organisation among the parties of a deed", () => {
    const deed = [
      fact("party", "Le Buisson SAS", "buyer"),
      fact("party", "Vignobles Castel", "seller"),
    ];
    expect(likenessOf(...deed)).toMatchObject({ name: "same" });
  });
});

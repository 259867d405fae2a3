import { describe, expect, it } from "vitest";
import type { Fact, FactName } from "#app/reader/reading.ts";
import { document, judged, request, siren } from "#app/reader/testing/judged-documents.ts";

const said = (name: FactName, value: string, part?: number): Fact => ({
  name,
  value,
  page: 1,
  box: null,
  confidence: 0.95,
  ...(name === "manager" && { note: "Président" }),
  ...(part !== undefined && { part }),
});

function journal(...facts: Fact[]) {
  const whole = [said("kind", "journal-publication"), said("date", "2026-11-16")];
  const page = document("journal-publication", [], { facts: [...whole, ...facts] });
  return request([page], {
    request: {
      situation: "organisation.retired",
      contactName: "Jeanne Martin",
      contactRole: null,
    },
  });
}

const own = [said("siren", siren.account, 0), said("manager", "DURAND Paul", 0)];
const neighbours = [said("siren", siren.other, 1), said("manager", "MARTIN Jeanne", 1)];

describe("a page with several notices", () => {
  it("names nobody but the managers of the account's own notice", () => {
    expect(judged("new-contact", journal(...own, ...neighbours))).toBe("unknown others-named");
    expect(
      judged("new-contact", journal(said("siren", siren.account, 0), ...neighbours)),
    ).toBeNull();
  });

  it("names a manager of the account's own notice", () => {
    const chosen = [said("siren", siren.account, 1), said("manager", "MARTIN Jeanne", 1)];
    const page = journal(
      said("siren", siren.other, 0),
      said("manager", "DURAND Paul", 0),
      ...chosen,
    );
    expect(judged("new-contact", page)).toBe("pass named");
    expect(judged("number", page)).toBe("pass account");
  });

  it("is about others when no notice or several bear the account's number", () => {
    expect(judged("number", journal(...neighbours))).toBe("fail other");
    const twice = journal(
      ...own,
      said("siren", siren.account, 1),
      said("manager", "MARTIN Jeanne", 1),
    );
    expect(judged("new-contact", twice)).toBeNull();
  });
});

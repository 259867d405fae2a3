import { describe, expect, it } from "vitest";
import {
  document,
  judged,
  outcomeOf,
  request,
  siren,
} from "#app/reader/testing/judged-documents.ts";

const retired = {
  situation: "organisation.retired",
  contactName: "Jeanne Martin",
  contactRole: null,
} as const;
const on = (...documents: Parameters<typeof request>[0]) =>
  request(documents, { request: retired });
const kbis = (...managers: string[]) =>
  document("kbis", [
    ["siren", siren.account],
    ...managers.map((each) => ["manager", each, "Président"] as const),
  ]);

describe("the new contact", () => {
  it("is among the managers, with the role", () => {
    expect(outcomeOf("new-contact", on(kbis("DURAND Paul", "MARTIN Jeanne")))).toMatchObject({
      state: "pass",
      values: { contact: "Jeanne Martin", document: "MARTIN Jeanne", role: "Président" },
      facts: [{ value: "MARTIN Jeanne" }],
    });
  });

  it("may be among them", () => {
    expect(judged("new-contact", on(kbis("MARTIN Jeannne")))).toBe("unknown close");
  });

  it("is not among them, and all managers are listed", () => {
    expect(outcomeOf("new-contact", on(kbis("DURAND Paul", "PETIT Anne")))).toMatchObject({
      state: "fail",
      answer: "not-named",
      values: { document: "DURAND Paul, PETIT Anne" },
    });
  });

  it("is unknown when the document names nobody", () => {
    expect(judged("new-contact", on(kbis()))).toBe("unknown names-nobody");
  });

  it("is not proved by the extract of another company", () => {
    const other = document("kbis", [
      ["siren", siren.other],
      ["manager", "MARTIN Jeanne"],
    ]);
    expect(judged("new-contact", on(other))).toBe("unknown other-company");
  });

  it("is elected by the minutes, or not", () => {
    const minutes = (name?: string) =>
      on(document("minutes", [["resolution", "L’assemblée nomme la présidente", name]]));
    expect(judged("new-contact", minutes("Mme Jeanne MARTIN"))).toBe("pass named");
    expect(judged("new-contact", minutes("Paul Durand"))).toBe("fail not-named");
    expect(judged("new-contact", minutes())).toBe("unknown names-nobody");
  });

  it("is looked for in a publication that names people; one that names nobody is not checked", () => {
    expect(
      judged("new-contact", on(document("journal-publication", [["manager", "MARTIN Jeanne"]]))),
    ).toBe("pass named");
    expect(judged("new-contact", on(document("journal-publication")))).toBeNull();
  });

  it("is not checked when there is none, nor after a death, where the signatory counts", () => {
    const none = { ...retired, contactName: null };
    expect(judged("new-contact", request([kbis("X Y")], { request: none }))).toBeNull();
    const deceased = { ...retired, situation: "organisation.deceased" } as const;
    expect(judged("new-contact", request([kbis("X Y")], { request: deceased }))).toBeNull();
  });
});

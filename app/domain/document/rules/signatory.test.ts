import { describe, expect, it } from "vitest";
import {
  document,
  judged,
  outcomeOf,
  request,
  siren,
} from "#app/reader/testing/judged-documents.ts";

const deceased = {
  situation: "organisation.deceased",
  contactName: "Anne Petit",
  contactRole: null,
} as const;
const letter = document("letter", [["signatory", "Jeanne Martin"]]);
const beside = (manager: string, number = siren.account) =>
  request(
    [
      letter,
      document("kbis", [
        ["siren", number],
        ["manager", manager],
      ]),
    ],
    { request: deceased },
  );

describe("the signatory of the letter", () => {
  it("is named on the company's own document given with it", () => {
    expect(outcomeOf("signatory", beside("MARTIN Jeanne"))).toMatchObject({
      state: "pass",
      values: { contact: "Jeanne Martin", beside: "kbis" },
    });
  });

  it("may be named, or is not", () => {
    expect(judged("signatory", beside("MARTIN Jeannne"))).toBe("unknown close");
    expect(judged("signatory", beside("DURAND Paul"))).toBe("fail not-named");
  });

  it("is unknown without such a document, or with only another company's", () => {
    expect(judged("signatory", request([letter], { request: deceased }))).toBe(
      "unknown nobody-beside",
    );
    expect(judged("signatory", beside("MARTIN Jeanne", siren.other))).toBe("unknown nobody-beside");
  });

  it("is unknown when the letter does not say", () => {
    expect(judged("signatory", request([document("letter")]))).toBe("unknown not-read");
  });

  it("is checked on letters only", () => {
    expect(judged("signatory", request([document("kbis")]))).toBeNull();
  });
});

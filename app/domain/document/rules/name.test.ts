import { describe, expect, it } from "vitest";
import {
  document,
  judged,
  outcomeOf,
  request,
  siren,
} from "#app/reader/testing/judged-documents.ts";

const kbis = (name: string, ...more: (readonly ["siren", string])[]) =>
  document("kbis", [["name", name], ...more]);
const deed = document("deed-of-sale", [
  ["party", "DUPONT CONSEIL", "seller"],
  ["party", "Holding Alpha SA", "buyer"],
]);

describe("the organisation's name on a document", () => {
  it("is the account's, whatever its legal form and capitals", () => {
    expect(
      outcomeOf("name", request([kbis("DUPONT CONSEIL, société par actions simplifiée")])),
    ).toMatchObject({
      state: "pass",
      answer: "account",
      values: { account: "Dupont Conseil" },
    });
  });

  it("is the account's on a deed that names it as a party", () => {
    expect(judged("name", request([deed]))).toBe("pass account");
  });

  it("is close, and a person checks it", () => {
    expect(judged("name", request([kbis("Dupont Conseil Méditerranée")]))).toBe("unknown close");
  });

  it("is a different one", () => {
    expect(outcomeOf("name", request([kbis("Boulangerie Lefèvre")]))).toMatchObject({
      state: "fail",
      answer: "different",
      level: "serious",
    });
  });

  it("is a different one with the account's own number: a notice", () => {
    expect(outcomeOf("name", request([kbis("Horizon", ["siren", siren.account])]))).toMatchObject({
      state: "fail",
      answer: "different-same-number",
      level: "notice",
    });
  });

  it("is the buyer's only if a deed sells the account's company to that buyer", () => {
    expect(judged("name", request([kbis("HOLDING ALPHA"), deed]))).toBe("pass buyer");
    const between = document("deed-of-sale", [
      ["party", "Strangers", "seller"],
      ["party", "Holding Alpha", "buyer"],
    ]);
    expect(judged("name", request([kbis("HOLDING ALPHA"), between]))).toBe("fail different");
    const named = document("rne-extract", [["name", "Holding Alpha"]]);
    expect(judged("name", request([kbis("HOLDING ALPHA"), named]))).toBe("fail different");
  });

  it("is missing", () => {
    expect(judged("name", request([document("kbis")]))).toBe("unknown missing");
  });
});

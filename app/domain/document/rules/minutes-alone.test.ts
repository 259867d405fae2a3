import { describe, expect, it } from "vitest";
import {
  document,
  judged,
  outcomeOf,
  request,
  siren,
} from "#app/reader/testing/judged-documents.ts";

const minutes = document("minutes", [
  ["resolution", "Jeanne Martin est élue présidente", "Jeanne Martin"],
]);
const beside = (manager: string, number = siren.account) =>
  request([
    minutes,
    document("kbis", [
      ["siren", number],
      ["manager", manager],
    ]),
  ]);

describe("minutes", () => {
  it("on their own are weak evidence: a notice", () => {
    expect(outcomeOf("minutes-alone", request([minutes]))).toMatchObject({
      state: "unknown",
      answer: "alone",
      level: "notice",
    });
  });

  it("are confirmed by a register document that names the new contact", () => {
    expect(outcomeOf("minutes-alone", beside("MARTIN Jeanne"))).toMatchObject({
      state: "pass",
      values: { beside: "kbis" },
    });
  });

  it("are not confirmed by one that names another person, or by another company's", () => {
    expect(judged("minutes-alone", beside("DURAND Paul"))).toBe("unknown not-confirmed");
    expect(judged("minutes-alone", beside("MARTIN Jeanne", siren.other))).toBe("unknown alone");
  });

  it("are the only kind of document checked", () => {
    expect(judged("minutes-alone", request([document("kbis")]))).toBeNull();
  });
});

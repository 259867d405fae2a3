import { describe, expect, it } from "vitest";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { situationIds } from "#app/domain/situation/ids.ts";
import { asMobile } from "#tests/support/contacts.ts";
import { asksLastFour, checksOf, reachOf, readLastFour, telephonesOf } from "./call-back.ts";

const [old, requested, landline] = [
  asMobile("+33612345601"),
  asMobile("+33612345602"),
  "+33199001234",
];
const request = { mobile: requested, currentNumber: null };

describe("the telephone to call back", () => {
  it.each([
    [landline, null, ["known"], "elsewhere"],
    [null, old, ["current"], "elsewhere"],
    [landline, old, ["known", "current"], "elsewhere"],
    [requested, null, ["known"], "requested"],
    [requested, old, ["known", "current"], "elsewhere"],
    [null, requested, ["current"], "requested"],
    [null, null, [], "nowhere"],
    ["", null, [], "nowhere"],
  ] as const)("known %s, verified %s: %j", (knownPhone, mobile, kinds, reach) => {
    const account = { knownPhone, mobile };
    expect(telephonesOf(request, account).map(({ kind }) => kind)).toEqual(kinds);
    expect(reachOf(request, account)).toBe(reach);
  });

  it("is not the old number once it was reported lost", () => {
    const lost = { ...request, currentNumber: "lost" } as const;
    expect(reachOf(lost, { knownPhone: null, mobile: old })).toBe("nowhere");
    expect(reachOf(lost, { knownPhone: landline, mobile: old })).toBe("elsewhere");
  });
});

describe("the call", () => {
  const ended = situationIds.filter((id) => !catalogue[id].exit);

  it.each(ended)("is made in every situation: %s", (situation) => {
    expect(checksOf({ situation, reach: "elsewhere" })[0]).toBe("called-back");
    const checks = checksOf({ situation, reach: "nowhere" });
    expect(checks).toContain("no-telephone");
    expect(checks).not.toContain("called-back");
  });

  it.each(ended)("asks for the last four digits where a number is asked: %s", (situation) => {
    const isAsked = catalogue[situation].steps.includes("mobile");
    expect(asksLastFour({ situation, reach: "elsewhere" })).toBe(isAsked);
    expect(asksLastFour({ situation, reach: "nowhere" })).toBe(false);
  });

  it.each([
    ["5678", "5678"],
    [" 56 78 ", "5678"],
    ["56\u00a078", "5678"],
    ["56.78", "5678"],
    ["５６７８", "5678"],
    ["\u200b5678", "5678"],
    ["567", null],
    ["56789", null],
    ["", null],
    ["abcd", null],
  ])("reads the digits as they are typed: %j", (typed, read) => {
    expect(readLastFour(typed)).toBe(read);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCode, secondsToWait, sendRefusal } from "./rules.ts";

const counts = {
  toNumberLately: 0,
  ofRequestInADay: 0,
  ofVerificationInADay: 0,
  secondsSinceLast: null,
};

describe("waiting for the next code", () => {
  it.each([
    [0, 0],
    [1, 30],
    [2, 60],
    [3, 300],
    [7, 300],
  ])("after %i sends takes %i seconds", (sends, seconds) => {
    const after = { ...counts, ofVerificationInADay: sends, secondsSinceLast: 0 };
    expect(secondsToWait(after)).toBe(seconds);
    expect(secondsToWait({ ...after, secondsSinceLast: seconds })).toBe(0);
    expect(secondsToWait({ ...after, secondsSinceLast: 10_000 })).toBe(0);
  });

  it("reports the longest refusal first", () => {
    const all = {
      toNumberLately: 5,
      ofRequestInADay: 8,
      ofVerificationInADay: 3,
      secondsSinceLast: 1,
    };
    expect(sendRefusal(all)).toBe("request-limit");
    expect(sendRefusal({ ...all, ofRequestInADay: 7 })).toBe("number-limit");
    expect(sendRefusal({ ...all, ofRequestInADay: 7, toNumberLately: 4 })).toBe("wait");
    expect(sendRefusal(counts)).toBeNull();
  });
});

describe("a typed code", () => {
  it("is six digits; spaces, dots and dashes are ignored", () => {
    for (const text of ["123456", " 123 456 ", "123-456", "12.34.56", "123\u00a0456"]) {
      expect(parseCode(text)).toBe("123456");
    }
  });

  it("is rejected in any other form", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = parseCode(text);
        expect(code === null || /^[0-9]{6}$/.test(code)).toBe(true);
      }),
    );
    for (const text of ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"])
      expect(parseCode(text)).toBeNull();
  });
});

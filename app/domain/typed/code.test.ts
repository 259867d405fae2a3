import fc from "fast-check";
import { expect, it } from "vitest";
import { parseCode, readCode } from "./code.ts";

it("A code is six digits; spaces, dots and dashes do not count", () => {
  for (const text of ["123456", " 123 456 ", "123-456", "12.34.56", "123\u00a0456", "١٢٣٤٥٦"]) {
    expect(parseCode(text)).toBe("123456");
  }
});

it("No other text is a code", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const code = parseCode(text);
      expect(code === null || /^[0-9]{6}$/.test(code)).toBe(true);
    }),
  );
  for (const text of ["", "12345", "1234567", "12345a"]) expect(parseCode(text)).toBeNull();
});

it.each([
  ["12345", { kind: "length", count: 5, expected: 6 }],
  ["1234567", { kind: "length", count: 7, expected: 6 }],
  ["12345a", { kind: "sign", sign: "a" }],
  ["123456 654321", { kind: "several" }],
  ["bonjour", { kind: "no-digits" }],
  ["", { kind: "missing" }],
])("What is wrong with %j is said", (text, reading) => {
  expect(readCode(text)).toEqual(reading);
});

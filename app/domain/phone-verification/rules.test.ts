import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCode } from "./rules.ts";

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

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./event.ts";

describe("canonical JSON", () => {
  it("sorts keys at every depth and keeps the order of lists", () => {
    expect(canonicalJson({ b: [2, 1], a: { d: null, c: "é" } })).toBe(
      '{"a":{"c":"é","d":null},"b":[2,1]}',
    );
  });

  it("omits what JSON omits", () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonicalJson([undefined])).toBe("[null]");
    expect(canonicalJson(undefined)).toBe("null");
  });

  it("is the same after a round trip through JSON, in any key order", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const back: unknown = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(back)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(back);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it("writes a date as JSON does, so that its hash is the same after a round trip", () => {
    const at = new Date("2026-01-01T00:00:00Z");
    expect(canonicalJson({ at })).toBe(canonicalJson(JSON.parse(JSON.stringify({ at }))));
  });
});

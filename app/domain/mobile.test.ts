import { expect, it } from "vitest";
import { parseMobile } from "#app/domain/mobile.ts";

it.each(["+33612345678", "+2905123", "+262692123456"])("%s is a mobile number", (text) => {
  expect(parseMobile(text)).toBe(text);
});

it.each(["", "0612345678", "+33 6 12 34 56 78", "+0612345678", "+33612", "+4915123456789012"])(
  "“%s” is not an E.164 number by the check of the columns",
  (text) => {
    expect(parseMobile(text)).toBeNull();
  },
);

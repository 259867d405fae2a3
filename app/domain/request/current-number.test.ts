import { expect, it } from "vitest";
import { asksCurrentNumber } from "./current-number.ts";

it("the old number is asked for when there is one and it differs from the new one", () => {
  expect(asksCurrentNumber({ mobile: "+33600000001" }, { mobile: null })).toBe(false);
  expect(asksCurrentNumber({ mobile: "+33600000001" }, { mobile: "+33600000002" })).toBe(true);
  expect(asksCurrentNumber({ mobile: "+33600000002" }, { mobile: "+33600000002" })).toBe(false);
  expect(asksCurrentNumber({ mobile: null }, { mobile: "+33600000002" })).toBe(true);
});

import { expect, it } from "vitest";
import { asMobile } from "#tests/support/contacts.ts";
import { asksCurrentNumber } from "./current-number.ts";

it("the old number is asked for when there is one and it differs from the new one", () => {
  expect(asksCurrentNumber({ mobile: asMobile("+33600000001") }, { mobile: null })).toBe(false);
  expect(
    asksCurrentNumber({ mobile: asMobile("+33600000001") }, { mobile: asMobile("+33600000002") }),
  ).toBe(true);
  expect(
    asksCurrentNumber({ mobile: asMobile("+33600000002") }, { mobile: asMobile("+33600000002") }),
  ).toBe(false);
  expect(asksCurrentNumber({ mobile: null }, { mobile: asMobile("+33600000002") })).toBe(true);
});

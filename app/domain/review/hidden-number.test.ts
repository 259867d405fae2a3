import { describe, expect, it } from "vitest";
import { hideLastFour, hideLastFourIn, maskRequested } from "./hidden-number.server.ts";

describe("the requested number before the decision", () => {
  it.each([
    ["+33612345678", "+33 6 12 34 •• ••", "+33 6 •• •• •• ••"],
    ["+262692123456", "+262 692 12 •• ••", "+262 6•• •• •• ••"],
    ["+14155552671", "+1 415 555 ••••", "+1 4•• ••• ••••"],
  ])("%s is shown as %s, and in the history as %s", (number, shown, masked) => {
    expect(hideLastFour(number)).toBe(shown);
    expect(maskRequested(number)).toBe(masked);
  });

  it.each([
    ["Mon 06 12 34 56 78 est porté", "Mon 06 12 34 •• •• est porté"],
    ["+33 (0)6.12.34.56.78", "+33 (0)6.12.34.••.••"],
    ["0612345678, 0612345678", "061234••••, 061234••••"],
    ["Porté en métropole en 2019", "Porté en métropole en 2019"],
  ])("is hidden in the customer’s words: %s", (text, hidden) => {
    expect(hideLastFourIn(text, "+33612345678")).toBe(hidden);
  });
});

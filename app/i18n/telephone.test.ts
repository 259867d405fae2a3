import { expect, it } from "vitest";
import { shownTelephone, telephoneLink } from "./telephone.ts";

it("a French number is national for readers of French, international for others", () => {
  expect(shownTelephone("+33 4 88 66 22 23", "fr")).toBe("04\u00a088\u00a066\u00a022\u00a023");
  expect(shownTelephone("+33 4 88 66 22 23", "en")).toBe("+33 4 88 66 22 23");
});

it("a number of another country, or of overseas, stays as it is", () => {
  expect(shownTelephone("+262 262 12 34 56", "fr")).toBe("+262 262 12 34 56");
  expect(shownTelephone("+44 20 7946 0000", "fr")).toBe("+44 20 7946 0000");
});

it("a link calls the number in international form", () => {
  expect(telephoneLink("+33 4 88 66 22 23")).toBe("tel:+33488662223");
});

import { expect, it } from "vitest";
import { asMobile } from "#tests/support/contacts.ts";
import { explanationOf } from "./mobile-explanation.ts";

const kept = { mobile: asMobile("+33700000001"), mobileExplanation: "Porté en métropole" };

it("an explained number stays explained when it is saved unchanged", () => {
  expect(explanationOf(kept.mobile, null, kept)).toBe("Porté en métropole");
  expect(explanationOf(kept.mobile, "Numéro d’outre-mer", kept)).toBe("Numéro d’outre-mer");
});

it("an explanation of another number, or one that was removed, does not count", () => {
  expect(explanationOf(asMobile("+33700000002"), null, kept)).toBeNull();
  expect(explanationOf(kept.mobile, "", kept)).toBeNull();
  expect(explanationOf(kept.mobile, null, { ...kept, mobileExplanation: null })).toBeNull();
});

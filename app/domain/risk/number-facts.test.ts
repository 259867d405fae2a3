import { expect, it } from "vitest";
import { asMobile } from "#tests/support/contacts.ts";
import { numberFactsOf } from "./number-facts.server.ts";

it("A number says where its customer lives, if France is there", () => {
  const zoneOf = (number: string) => numberFactsOf(asMobile(number)).timeZone;
  expect(zoneOf("+33612345678")).toBe("Europe/Paris");
  expect(zoneOf("+262692123456")).toBe("Indian/Reunion");
  expect(zoneOf("+262639691234")).toBe("Indian/Mayotte");
  expect(zoneOf("+68987123456")).toBe("Pacific/Tahiti");
  expect(zoneOf("+687751234")).toBe("Pacific/Noumea");
  // Ported to the mainland: valid nowhere, and still French.
  expect(zoneOf("+33694123456")).toBe("Europe/Paris");
});

it("A number abroad is a risk, and tells no hour", () => {
  expect(numberFactsOf(asMobile("+32470123456"))).toEqual({ numberAbroad: true, timeZone: null });
  expect(numberFactsOf(asMobile("+262692123456")).numberAbroad).toBe(false);
  expect(numberFactsOf(null)).toEqual({ numberAbroad: false, timeZone: "Europe/Paris" });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaled } from "#tests/support/scenario/scale.ts";
import { personLikeness } from "./person-likeness.ts";

function expectLikeness(one: string, other: string, likeness: string) {
  expect(personLikeness(one, other), `${one} / ${other}`).toBe(likeness);
  expect(personLikeness(other, one), `${other} / ${one}`).toBe(likeness);
}

describe("two names of people", () => {
  it.each([
    ["Jean Martin", "MARTIN Jean"],
    ["Jean Martin", "M. Jean MARTIN"],
    ["Hélène Lefèvre", "LEFEVRE HELENE"],
    ["Jean Martin", "MARTIN Jean Pierre Paul"],
    ["Jean-Pierre Martin", "MARTIN JEAN PIERRE"],
    ["Jean-Pierre Martin", "MARTIN Jean Pierre"],
    ["Marie Durand", "DURAND née MARTIN Marie"],
    ["Anne de La Tour", "DE LA TOUR Anne"],
  ])("are the same: %s / %s", (one, other) => {
    expectLikeness(one, other, "same");
  });

  it.each([
    ["Jean Martin", "MARTIN Jean-Pierre"],
    ["Pierre Martin", "MARTIN Jean Pierre"],
    ["J. Martin", "Jean Martin"],
    ["Jean Martin", "Jean Marten"],
    ["Jean Martin", "MARTIN JEAN PIERRE"],
    ["Martin", "Jean Martin"],
  ])("are close: %s / %s", (one, other) => {
    expectLikeness(one, other, "close");
  });

  it.each([
    ["Jean Martin", "Paul Durand"],
    ["Jean Martin", "Paul Martin"],
    ["Jean Martin", "Jean Durand"],
    ["", "Jean Martin"],
    ["Dupont", "Jean Martin"],
  ])("are different: %s / %s", (one, other) => {
    expectLikeness(one, other, "different");
  });

  it("are equally alike in either order", () => {
    const words = fc.constantFrom(
      "Jean",
      "JEAN",
      "Jean-Pierre",
      "Pierre",
      "MARTIN",
      "Martin",
      "J.",
      "née",
    );
    const name = fc.array(words, { maxLength: 5 }).map((each) => each.join(" "));
    fc.assert(
      fc.property(name, name, (a, b) => personLikeness(a, b) === personLikeness(b, a)),
      { seed: 7, numRuns: scaled(20_000, 2_000) },
    );
  });
});

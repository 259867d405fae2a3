import { expect, it } from "vitest";
import { piecesOf, worthLooking } from "./search-pieces.ts";

it("A word is cut at its signs, which stay at both sides", () => {
  expect(piecesOf(["contact-77@exemple"])).toEqual(["contact-", "-77@", "@exemple"]);
  expect(piecesOf(["Lefèvre", "Lefèvre"])).toEqual(["Lefèvre"]);
});

it("A piece that is too short for the index is left out", () => {
  expect(piecesOf(["ab", "-a", "abc", "@", ""])).toEqual(["abc"]);
});

it("Rare pieces are looked up; without one, two that are rarely together", () => {
  const shares = [
    { piece: "exemple", share: 1 },
    { piece: "-77@", share: 0.02 },
    { piece: "sarl", share: 0.3 },
    { piece: "garage", share: 0.2 },
  ];
  expect(worthLooking(shares, 0.05)).toEqual(["-77@"]);
  expect(worthLooking(shares, 0.01)).toEqual(["-77@", "garage"]);
  expect(worthLooking(shares.slice(2), 0.05)).toEqual([]);
  expect(worthLooking([], 0.05)).toEqual([]);
});

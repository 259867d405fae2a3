import { beforeAll, expect, it } from "vitest";
import { stretchesOf, type Typefaces, widthOf } from "./shape.ts";
import { loadTypefaces } from "./typefaces.server.ts";

let faces: Typefaces;
beforeAll(async () => {
  faces = await loadTypefaces();
});

const textOf = (text: string) => stretchesOf(text, faces.text).map((stretch) => stretch.text);

it("French needs a single font: accents, ligatures, quotation marks, the euro and no-break spaces", () => {
  const text = "Où l’été « Cœur d’Ælia » coûte 10\u00a0€ : ÀÂÇÉÈÊËÎÏÔÙÛÜŒ àâçéèêëîïôùûüÿœ – …";
  expect(textOf(text)).toEqual([text]);
});

it("Foreign names take letters from further fonts", () => {
  expect(textOf("Łukasz Řehoř")).toEqual(["Ł", "ukasz ", "Ř", "eho", "ř"]);
  expect(textOf("Кбис")).toEqual(["Кбис"]);
});

it("A letter that no font has is visibly missing", () => {
  expect(textOf("a😀漢")).toEqual(["a", "□□"]);
});

it("Separate accents are composed, and direction characters are removed", () => {
  expect(textOf("e\u0301te\u0301 \u202egnp.exe\u200b")).toEqual(["été gnp.exe"]);
});

it("Rare spaces and hyphens become their plain equivalents", () => {
  expect(textOf("10\u202f000 va\u2011t-il")).toEqual(["10\u00a0000 va-t-il"]);
});

it("Letters are kerned", () => {
  const apart = widthOf("A", faces.text) + widthOf("V", faces.text);
  expect(widthOf("AV", faces.text)).toBeLessThan(apart - 0.02);
});

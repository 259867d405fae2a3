import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { dateAfter, datesIn } from "./dates.ts";
import { scriptOf } from "./script.ts";

const datesOf = (text: string, confidence: number | null = null) =>
  datesIn(scriptOf([writtenPage(text, confidence)])).map(({ iso }) => iso);

test.each([
  ["à jour au 12 novembre 2026", "2026-11-12"],
  ["à jour au 1er août 2026", "2026-08-01"],
  ["12/11/2026", "2026-11-12"],
  ["le 12.11.2026", "2026-11-12"],
  ["2026-11-12", "2026-11-12"],
  ["le 3 févr. 2026", "2026-02-03"],
  ["le douze novembre deux mille vingt-six", "2026-11-12"],
  ["L'an deux mille vingt-six, le vingt et un avril, à 18 heures", "2026-04-21"],
  ["L'an deux mille vingt six et le premier juin", "2026-06-01"],
  ["le 31 décembre deux mille", undefined],
  ["November 12, 2026", "2026-11-12"],
  ["le 29 février 2020", "2020-02-29"],
])("%s is %s", (text, date) => {
  expect(datesOf(text)[0]).toBe(date);
});

test.each([
  "31/02/2026",
  "le 45 mai 2026",
  "le 12 brumaire 2026",
  "12/13/2026",
  "SIREN 732 829 320",
])("%s is no date", (text) => {
  expect(datesOf(text)).toEqual([]);
});

test("a letter in place of a digit is accepted in OCR text, not in a file's own text", () => {
  expect(datesOf("le l2/11/2O26", 80)).toEqual(["2026-11-12"]);
  expect(datesOf("le l2/11/2O26")).toEqual([]);
});

test("one misread letter in a month is accepted", () => {
  expect(datesOf("12 novenbre 2026")).toEqual(["2026-11-12"]);
});

test("the date taken is the one next to the announcing words, not the first of the document", () => {
  const script = scriptOf([writtenPage("Immatriculée le 01/02/2012\nà jour au\n12 novembre 2026")]);
  expect(dateAfter(script, /a jour au/g, 12)?.iso).toBe("2026-11-12");
});

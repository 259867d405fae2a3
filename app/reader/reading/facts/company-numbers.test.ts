import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { rnasIn, sirensIn } from "./company-numbers.ts";
import { scriptOf } from "./script.ts";

const sirensOf = (text: string, confidence: number | null = null) =>
  sirensIn(scriptOf([writtenPage(text, confidence)])).map(({ value }) => value);

test.each([
  "732829320",
  "R.C.S. Paris 732 829 320",
  "732.829.320",
  "sous le n° 732 829\n320",
  "SIRET 732 829 320 00074",
  "TVA FR 44 732 829 320",
])("a SIREN is found in %j", (text) => {
  expect(sirensOf(text)).toEqual(["732829320"]);
});

test.each([
  ["Luhn's sum fails", "732 829 321"],
  ["one digit is missing", "73282932"],
  ["one digit is too many", "7328293200"],
  ["it is part of an amount", "1 732 829 320 euros"],
  ["it is an amount with cents", "732 829 320,00"],
  ["it is a telephone number", "+33 6 12 34 56 78"],
])("no SIREN is invented where %s", (_, text) => {
  expect(sirensOf(text)).toEqual([]);
});

test("digits misread as letters are accepted only in a picture, and only if the Luhn check then passes", () => {
  expect(sirensOf("73282932O", 90)).toEqual(["732829320"]);
  expect(sirensOf("73282932O")).toEqual([]);
  expect(sirensOf("73282932I", 90)).toEqual([]);
});

test("an association's number has W and nine digits", () => {
  const rnas = (text: string) => rnasIn(scriptOf([writtenPage(text)])).map(({ value }) => value);
  expect(rnas("n° W751234567 et W 691 098 765")).toEqual(["W751234567", "W691098765"]);
  expect(rnas("W75123456, W7512345678")).toEqual([]);
});

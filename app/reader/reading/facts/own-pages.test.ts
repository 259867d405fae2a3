import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { factsOf } from "./facts-of.ts";
import { ownPages } from "./own-pages.ts";

const head = (number: string) =>
  `Extrait Kbis\nà jour au 12 novembre 2026\nIDENTIFICATION DE LA PERSONNE MORALE\nImmatriculation au RCS, numéro   ${number}`;
const officers =
  "GESTION, DIRECTION, ADMINISTRATION\nPrésident\nNom, prénoms   MOURET Karl\nFIN DE L'EXTRAIT";
const footer = (text: string) => `${"\n".repeat(43)}${text}`;
const pages = (...texts: string[]) =>
  texts.map((text, index) => writtenPage(text, null, index + 1));
const others = (...texts: string[]) => ownPages(pages(...texts)).others.map(({ page }) => page);

test("a second page without a number of its own belongs to the first", () => {
  expect(others(head("732 829 320"), officers)).toEqual([]);
});

test("a page whose footer bears another number is another organisation's", () => {
  const second = `${officers}${footer("R.C.S. Nice 552 100 554 - page 2/2")}`;
  const texts = pages(head("732 829 320"), second);
  expect(others(head("732 829 320"), second)).toEqual([2]);
  const facts = factsOf(texts, [], []);
  expect(facts.filter(({ name }) => name === "manager")).toEqual([]);
  expect(facts.filter(({ name }) => name === "other-page")).toMatchObject([
    { value: "552100554", page: 2 },
  ]);
});

test("a page whose footer repeats the number belongs to the document", () => {
  const second = `${officers}${footer("R.C.S. Nice 732 829 320 - page 2/2")}`;
  expect(others(`${head("732 829 320")}${footer("page 1/2")}`, second)).toEqual([]);
});

test("a number that a page speaks about is not one that it bears", () => {
  const holding = "GESTION\nPrésident\nDénomination   HOLDING SA\nimmatriculée sous le 552 100 554";
  expect(others(head("732 829 320"), `\n\n\n\n\n\n\n\n\n\n${holding}`)).toEqual([]);
});

test("a second extract in the same file is another document", () => {
  expect(others(head("732 829 320"), head("552 100 554"))).toEqual([2]);
});

test("a page that counts otherwise is another document's", () => {
  const first = `${head("732 829 320")}\npage 1/2`;
  expect(others(first, `${officers}\npage 2/3`)).toEqual([2]);
  expect(others(first, `${officers}\npage 1/2`)).toEqual([2]);
  expect(others(first, `${officers}\npage 2/2`)).toEqual([]);
});

import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { factsOf } from "./facts-of.ts";

const head =
  "BULLETIN OFFICIEL DES ANNONCES CIVILES ET COMMERCIALES\nBODACC « B » n° 219 – 16 novembre 2026";
const read = (text: string) => factsOf([writtenPage(`${head}\n${text}`)], [], []);
const said = (text: string) =>
  read(text)
    .filter(({ name }) => ["announcement", "siren", "name", "manager", "date"].includes(name))
    .map(({ name, value, part }) => [name, value, part]);

test("each notice of a page keeps what it says to itself", () => {
  const page = `880 – 732 829 320 RCS Tours. LOIRE FROID. Forme : SARL. Administration : Gérant : HUBERT Cécile.
881 – 552 100 554 RCS Tours. JARDINS DE TOURAINE. Forme : SAS. Administration : Président : MOREAU
Estelle ; Commissaire aux comptes titulaire : VALLÉE AUDIT.`;
  expect(said(page)).toEqual([
    ["date", "2026-11-16", undefined],
    ["announcement", "880", 0],
    ["siren", "732829320", 0],
    ["name", "LOIRE FROID", 0],
    ["manager", "HUBERT Cécile", 0],
    ["announcement", "881", 1],
    ["siren", "552100554", 1],
    ["name", "JARDINS DE TOURAINE", 1],
    ["manager", "MOREAU Estelle", 1],
  ]);
});

test("a single notice is the whole", () => {
  const page =
    "880 – 732 829 320 RCS Tours. LOIRE FROID. Forme : SARL. Administration : Gérant : HUBERT Cécile.";
  expect(said(page).every(([, , part]) => part === undefined)).toBe(true);
});

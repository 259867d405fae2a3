import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { factsOf } from "./facts-of.ts";

const head = "Extrait Kbis\nIDENTIFICATION DE LA PERSONNE MORALE\nà jour au 12 novembre 2026\n";
const standing = (text: string) =>
  factsOf([writtenPage(head + text)], [], [])
    .filter(({ name }) => name === "standing")
    .map(({ value }) => value);

test.each([
  ["Radiation du RCS le 31/07/2026", "struck-off"],
  ["Société radiée d'office le 3 mars 2026", "struck-off"],
  ["Jugement du 09/09/2026 prononçant la liquidation judiciaire", "liquidation"],
  ["Jugement d'ouverture d'une procédure de redressement judiciaire", "receivership"],
  ["Ouverture d'une procédure de sauvegarde le 2 mai 2026", "safeguard"],
  ["Dissolution à compter du 30 juin 2026", "dissolved"],
])("“%s” is said of the organisation", (text, value) => {
  expect(standing(text)).toContain(value);
});

test.each([
  "Radiation de l'établissement secondaire de Nice le 31/07/2026",
  "La société ne fait l'objet d'aucune procédure de redressement ou de liquidation judiciaire",
  "Procédure collective : néant",
  "Date de radiation : néant",
])("“%s” is no trouble", (text) => {
  expect(standing(text)).toEqual([]);
});

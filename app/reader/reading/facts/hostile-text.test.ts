import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { processorMs } from "#tests/support/processor-time.ts";
import { scaled } from "#tests/support/scenario/scale.ts";
import { factsOf } from "./facts-of.ts";

const kinds = {
  kbis: "Extrait Kbis\nimmatriculation principale\nà jour au 12/11/2026\n",
  deed: "ACTE DE CESSION\ncédant cessionnaire\nentre les soussignés\n",
  journal: "BODACC\nbulletin officiel des annonces civiles\nannonce n° 1\n",
  receipt: "RÉCÉPISSÉ\ndéclaration de modification\npréfecture\n",
  minutes: "PROCÈS-VERBAL\nassemblée générale\nordre du jour\n",
  letter: "Objet : x\nMadame, Monsieur,\nje soussigné\nsalutations\n",
};
const fillers = {
  digits: "1 ".repeat(60),
  "unfinished numbers": "732 829 ".repeat(40),
  words: "le ".repeat(100),
  "parties' words": "ci-après la société vendeur cédant ".repeat(8),
  "associations' words": "de l'association de la société ".repeat(8),
  capitals: "Madame Aa Bb Cc Dd ".repeat(15),
  labels: "SIREN : ".repeat(40),
  dates: "le 12 novembre ".repeat(20),
  points: ". ; ".repeat(80),
};
const cases = Object.entries(kinds).flatMap(([kind, head]) =>
  Object.entries(fillers).map(([name, filler]) => ({ kind, head, name, filler })),
);

test.each(cases)("a $kind filled with $name is read in bounded time", async ({ head, filler }) => {
  const text = head + `${filler}\n`.repeat(scaled(700, 250));
  const page = writtenPage(text);
  expect(await processorMs(() => factsOf([page], [], []))).toBeLessThan(6_000);
});

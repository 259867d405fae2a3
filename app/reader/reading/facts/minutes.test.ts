import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { factsOf } from "./facts-of.ts";

const head =
  "PROCÈS-VERBAL DE L'ASSEMBLÉE GÉNÉRALE ORDINAIRE DU 10 OCTOBRE 2026\nAssociation Théâtre du Lavoir\nOrdre du jour : élection du président.\n";
const elected = (text: string) =>
  factsOf([writtenPage(head + text)], [], [])
    .filter(({ name }) => name === "resolution")
    .map(({ note }) => note);

test.each([
  "Troisième résolution. L'assemblée nomme Monsieur Kamel HADDAD président. La résolution est adoptée à l'unanimité.",
  "Il est proposé de nommer Monsieur Kamel HADDAD président. Pour : 31 voix. Contre : 9 voix. La résolution est adoptée.",
  "Monsieur Kamel HADDAD est élu président par 31 voix.",
])("a person whom the meeting elects is read: %s", (text) => {
  expect(elected(text)).toEqual(["Kamel HADDAD"]);
});

test.each([
  "Il est proposé de nommer Monsieur Kamel HADDAD président. Pour : 9 voix. Contre : 31 voix. La résolution est rejetée.",
  "Il est proposé de nommer Monsieur Kamel HADDAD président. Pour : 9 voix. Contre : 31 voix.",
  "L'assemblée nomme Monsieur Kamel HADDAD président. Cette résolution n'est pas adoptée.",
  "Il est proposé de nommer Monsieur Kamel HADDAD président.",
  "Le quorum n'étant pas atteint, l'élection de Monsieur Kamel HADDAD en qualité de président est reportée.",
  "Monsieur Kamel HADDAD est désigné secrétaire de séance.",
])("nobody is elected by: %s", (text) => {
  expect(elected(text)).toEqual([]);
});

test("the next resolution's adoption does not adopt the one before", () => {
  const text =
    "Première résolution. Il est proposé de nommer Monsieur Kamel HADDAD président.\nDeuxième résolution. Madame Paule VERNAY est élue trésorière. La résolution est adoptée.";
  expect(elected(text)).toEqual(["Paule VERNAY"]);
});

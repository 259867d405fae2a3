import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { factsOf } from "./facts-of.ts";

const head = "Extrait Kbis\nà jour au 12 novembre 2026\nIDENTIFICATION DE LA PERSONNE MORALE\n";

function read(text: string) {
  const facts = factsOf([writtenPage(head + text)], [], []);
  const one = (name: string) => facts.find((fact) => fact.name === name)?.value;
  return {
    siren: one("siren"),
    name: one("name"),
    form: one("legal-form"),
    court: one("registry-city"),
    seat: one("seat"),
    managers: facts
      .filter(({ name }) => name === "manager")
      .map(({ value, note }) => [value, note]),
    representative: one("representative"),
  };
}

const said = {
  siren: "732829320",
  name: "LENTILLES DU VELAY",
  form: "Société à responsabilité limitée",
  court: "Le Puy-en-Velay",
  seat: "14 route de Solignac 43000 Le Puy-en-Velay",
  managers: [["CHABANNES Étienne", "Gérant"]],
};

const layouts: Record<string, string> = {
  "in a second column": `Immatriculation au RCS, numéro   732 829 320 R.C.S. Le Puy-en-Velay
Dénomination ou raison sociale   LENTILLES DU VELAY
Forme juridique   Société à responsabilité limitée
Adresse du siège   14 route de Solignac 43000 Le Puy-en-Velay
GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE
Gérant
Nom, prénoms   CHABANNES Étienne`,
  "behind dotted leaders": `Immatriculation au RCS, numéro ......... 732 829 320 R.C.S. Le Puy-en-Velay
Dénomination ou raison sociale ......... LENTILLES DU VELAY
Forme juridique ........................ Société à responsabilité limitée
Adresse du siège ....................... 14 route de Solignac 43000 Le Puy-en-Velay
GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE
Gérant
Nom, prénoms ........................... CHABANNES Étienne`,
  "behind colons, offices first": `Immatriculation au RCS, numéro : 732 829 320 R.C.S. Le Puy-en-Velay
Dénomination ou raison sociale : LENTILLES DU VELAY
Forme juridique : Société à responsabilité limitée
Adresse du siège : 14 route de Solignac 43000 Le Puy-en-Velay
GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE
Qualité : Commissaire aux comptes titulaire
Nom, prénoms : VIALLET Gérard
Qualité : Gérant
Nom, prénoms : CHABANNES Étienne`,
  "below labels in two columns": `Immatriculation au RCS, numéro          Date d'immatriculation
732 829 320 R.C.S. Le Puy-en-Velay      20/10/2016
Dénomination ou raison sociale          Forme juridique
LENTILLES DU VELAY                      Société à responsabilité limitée
Capital social                          Adresse du siège
7 622,45 €                              14 route de Solignac 43000 Le Puy-en-
                                        Velay
G E S T I O N , D I R E C T I O N , A D M I N I S T R A T I O N
Gérant
Nom, prénoms                            Date et lieu de naissance
CHABANNES Étienne                       Le 13/02/1969 à Bordeaux (33)`,
};

test.each(Object.entries(layouts))("values %s are read", (_, text) => {
  expect(read(text)).toMatchObject(said);
});

test("a usage name belongs to its person, and a representative to the firm", () => {
  const text = `GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE
Présidente
Nom, prénoms   MARCHETTI Hélène
Nom d'usage   BRÉVAL
Directeur général
Dénomination   HOLDING VERDANT
Représentant permanent   AYMON Jean-Baptiste`;
  expect(read(text)).toMatchObject({
    managers: [
      ["MARCHETTI Hélène (BRÉVAL)", "Présidente"],
      ["HOLDING VERDANT", "Directeur général"],
    ],
    representative: "AYMON Jean-Baptiste",
  });
});

test("a representative under a heading of its own acts for the firm above", () => {
  const text = `GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE
Président
Dénomination   HOLDING VERDANT
Représentant permanent
Nom, prénoms   AYMON Jean-Baptiste
Commissaire aux comptes titulaire
Dénomination   CABINET DELORME`;
  expect(read(text)).toMatchObject({
    managers: [["HOLDING VERDANT", "Président"]],
    representative: "AYMON Jean-Baptiste",
  });
});

test("a name that is written in two fields is one name", () => {
  const text = `GESTION ET DIRECTION
Rôle   Gérant
Nom de naissance   DELPIERRE
Prénoms   Mathis`;
  expect(read(text).managers).toEqual([["DELPIERRE Mathis", "Gérant"]]);
});

test.each([
  ["Greffe du tribunal de commerce du Havre", "Le Havre"],
  ["Greffe du tribunal de commerce de La Rochelle", "La Rochelle"],
  ["Greffe du tribunal des activités économiques de Paris", "Paris"],
  ["GREFFE DU TRIBUNAL MIXTE DE COMMERCE DE FORT-DE-FRANCE", "FORT-DE-FRANCE"],
])("“%s” is the court of %s", (text, city) => {
  expect(read(text).court).toBe(city);
});

test.each([
  ["Président-directeur général", true],
  ["Présidente-directrice générale", true],
  ["Gérant, associé indéfiniment responsable", true],
  ["Directeur général délégué", true],
  ["Administratrice unique", true],
  ["Associé", false],
  ["Administrateur", false],
  ["Commissaire aux comptes titulaire", false],
  ["Membre du conseil de surveillance", false],
])("whether “%s” binds the organisation: %s", (office, binds) => {
  const text = `GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE\n${office}\nNom, prénoms   CHABANNES Étienne`;
  expect(read(text).managers.length > 0).toBe(binds);
});

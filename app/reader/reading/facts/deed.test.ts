import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { factsOf } from "./facts-of.ts";

function read(text: string) {
  const facts = factsOf([writtenPage(text)], [], []);
  const values = (name: string, note?: string) =>
    facts.filter((fact) => fact.name === name && fact.note === note).map(({ value }) => value);
  return {
    kind: values("kind")[0],
    seller: [...values("party", "seller"), ...values("siren", "seller")],
    buyer: [...values("party", "buyer"), ...values("siren", "buyer")],
    sold: [...values("name"), ...values("siren", "company")],
    date: values("date")[0],
  };
}

const deeds: Record<string, string> = {
  "a private sale": `ACTE DE CESSION DE FONDS DE COMMERCE
ENTRE LES SOUSSIGNÉS :
La société LOIRE FROID, SARL au capital de 8 000 euros, RCS Tours 732 829 320, représentée par sa gérante,
Ci-après dénommée « le Cédant »,
ET :
La société JARDINS DE TOURAINE, SAS au capital de 10 000 euros, RCS Tours 552 100 554,
Ci-après dénommée « le Cessionnaire »,
Le Cédant a acquis le fonds suivant acte en date du 12 avril 2011.
Fait à Tours, le 28 septembre 2026`,
  "a notarial deed": `L'AN DEUX MILLE VINGT-SIX,
LE VINGT-HUIT SEPTEMBRE
Maître Carine DUPRAZ, notaire, office notarial identifié sous le numéro SIREN 356 000 000,
A REÇU le présent acte contenant VENTE DE FONDS DE COMMERCE :
- "VENDEUR" -
La société dénommée LOIRE FROID, SARL, identifiée au SIREN sous le numéro 732 829 320.
- "ACQUÉREUR" -
La société dénommée JARDINS DE TOURAINE, SAS, identifiée au SIREN sous le numéro 552 100 554.
QUOTITÉS ACQUISES. La pleine propriété du fonds.`,
  "a merger": `TRAITÉ DE FUSION
ENTRE LES SOUSSIGNÉES :
1°) JARDINS DE TOURAINE, SAS au capital de 10 000 euros, RCS Tours 552 100 554,
Ci-après désignée « la Société Absorbante »,
2°) LOIRE FROID, SARL au capital de 8 000 euros, RCS Tours 732 829 320,
Ci-après désignée « la Société Absorbée »,
Fait à Tours, le 28 septembre 2026`,
  "a transfer of all assets": `LOIRE FROID
SARL au capital de 8 000 €
732 829 320 RCS Tours
DÉCISION DE DISSOLUTION SANS LIQUIDATION
TRANSMISSION UNIVERSELLE DE PATRIMOINE
La société JARDINS DE TOURAINE, SAS, immatriculée au RCS de Tours sous le numéro 552 100 554,
associée unique de la société LOIRE FROID, décide la dissolution de celle-ci.
Fait à Tours, le 28/09/2026`,
  "a contribution": `CONTRAT D'APPORT
Apport partiel d'actif soumis au régime juridique des scissions
APPORTEUSE   LOIRE FROID
732 829 320 RCS Tours
BÉNÉFICIAIRE   JARDINS DE TOURAINE
552 100 554 RCS Tours
1. Nature de l'opération
Fait à Tours, le 28.09.26`,
};

test.each(Object.entries(deeds))("who gives and who receives is read in %s", (_, text) => {
  expect(read(text)).toMatchObject({
    kind: "deed-of-sale",
    seller: ["LOIRE FROID", "732829320"],
    buyer: ["JARDINS DE TOURAINE", "552100554"],
    date: "2026-09-28",
  });
});

test("the company whose shares are sold is neither seller nor buyer", () => {
  const text = `CESSION DE PARTS SOCIALES
LES SOUSSIGNÉS :
Monsieur Abdel BENSAÏD, demeurant à Avignon,
ci-après « le Cédant »,
La société JARDINS DE TOURAINE, SAS, RCS Tours 552 100 554,
ci-après « le Cessionnaire »,
Il existe une société dénommée LOIRE FROID, SARL, immatriculée sous le numéro 732 829 320.
Fait à Tours, le 28 septembre 2026`;
  expect(read(text)).toMatchObject({
    seller: ["Abdel BENSAÏD"],
    buyer: ["JARDINS DE TOURAINE", "552100554"],
    sold: ["LOIRE FROID", "732829320"],
  });
});

test("a promise to sell is no sale", () => {
  const text = (deeds["a private sale"] ?? "").replace("ACTE DE CESSION", "PROMESSE DE CESSION");
  expect(read(text).kind).toBeUndefined();
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorMs } from "#tests/support/processor-time.ts";
import { scaled } from "#tests/support/scenario/scale.ts";
import { nameLikeness } from "./name-likeness.ts";

function expectLikeness(one: string, other: string, likeness: string) {
  expect(nameLikeness(one, other), `${one} / ${other}`).toBe(likeness);
  expect(nameLikeness(other, one), `${other} / ${one}`).toBe(likeness);
}

describe("two names of organisations are the same", () => {
  it.each([
    ["Société Générale", "SOCIETE GENERALE"],
    ["SafeBrands", "Safe Brands"],
    ["SafeBrands SAS", "SAFEBRANDS"],
    ["Dupont et Fils", "DUPONT & FILS"],
    ["Dupont, S.A.R.L.", "Sarl Dupont"],
    ["Dupont", "Dupont société par actions simplifiée"],
    ["Dupont SASU", "Dupont - Société par actions simplifiée unipersonnelle"],
    ["Boulangerie Martin SARL", "Boulangerie Martin SAS"],
    ["Société anonyme Lefèvre", "LEFEVRE SA"],
    ["SCI du Parc", "Société civile immobilière du Parc"],
    ["Ets Moreau", "Établissements Moreau"],
    ["Moreau et Cie", "MOREAU ET COMPAGNIE"],
    ["Clinique St Joseph", "Clinique Saint-Joseph"],
    ["Lycée Ste Marie", "Lycée Sainte-Marie"],
    ["Sté Marseillaise de Crédit", "Société marseillaise de crédit"],
    ["Martin Frères", "MARTIN FR."],
    ["Les Amis de la Forêt", "Association Les Amis de la forêt"],
    ["Asso. des Amis", "ASSOCIATION DES AMIS"],
    ["L’Œil du Cœur", "L'OEIL DU COEUR"],
    ["S.N.C.F. Réseau", "SNCF RESEAU"],
    ["Durand Conseil", "Conseil Durand"],
    ["Crédit agricole d’Île-de-France", "CREDIT AGRICOLE D'ILE DE FRANCE"],
    ["M6 Web", "M6 WEB SAS"],
    ["SAS", "S.A.S."],
    ["Constructor", "CONSTRUCTOR SARL"],
  ])("%s / %s", (one, other) => {
    expectLikeness(one, other, "same");
  });
});

describe("two names are close, and a person checks them", () => {
  it.each([
    ["Dupont", "Dupond"],
    ["Dupont", "Dupont Holding"],
    ["Martin Plomberie", "Martin"],
    ["SCI Dupont", "SARL Dupont"],
    ["Association Horizon", "Horizon SAS"],
    ["SNCF", "Société nationale des chemins de fer français"],
    ["Groupe Alpha Services", "Alpha Services"],
    ["Safebrand", "SafeBrands"],
    ["Transports Lemaire Frères", "Transports Lemaire"],
    ["", "Dupont"],
    ["!!!", "Dupont"],
  ])("%s / %s", (one, other) => {
    expectLikeness(one, other, "close");
  });
});

describe("two names are different", () => {
  it.each([
    ["Dupont", "Martin"],
    ["Boulangerie Dupont", "Boulangerie Martin"],
    ["Transports Dupont", "Transports Durand"],
    ["Parc 1", "Parc 2"],
    ["Résidence 12", "Résidence 21"],
    ["SafeBrands SAS", "Nordnet SAS"],
    ["SARL", "SAS"],
    ["Les Amis du Livre", "Les Amis du Vin"],
    ["Atlas Conseil", "Horizon Conseil"],
  ])("%s / %s", (one, other) => {
    expectLikeness(one, other, "different");
  });
});

describe("any two names", () => {
  const words =
    "Ste,Sté,Sainte,Société,SA,SAS,SCI,Dupont,Dupond,et,&,1,2,de,l’,S.A.R.L.,Ets,Cie,constructor";
  const latin = fc
    .array(fc.constantFrom(...words.split(",")), { maxLength: 5 })
    .map((each) => each.join(" "));
  const name = fc.oneof(fc.string({ unit: "grapheme", maxLength: 30 }), latin);
  const runs = { seed: 7, numRuns: scaled(20_000, 1_500) };

  it("are equally alike in either order", () => {
    fc.assert(
      fc.property(name, name, (a, b) => nameLikeness(a, b) === nameLikeness(b, a)),
      runs,
    );
  });

  it("are never different when they differ only in capitals", () => {
    fc.assert(
      fc.property(latin, (a) => nameLikeness(a, a.toUpperCase()) !== "different"),
      runs,
    );
  });

  it("are compared quickly, however long they are", async () => {
    const took = await processorMs(() =>
      nameLikeness("société ".repeat(100_000), "par actions simplifiée ".repeat(100_000)),
    );
    expect(took).toBeLessThan(2_000);
  });
});

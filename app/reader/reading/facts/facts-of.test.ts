import { expect, test } from "vitest";
import type { Fact } from "#app/reader/reading.ts";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { factsOf } from "./facts-of.ts";

const head = "Extrait Kbis\nIDENTIFICATION DE LA PERSONNE MORALE\nà jour au 12 novembre 2026\n";
const read = (text: string, confidence: number | null = null, qr: readonly Fact[] = []) =>
  factsOf([writtenPage(head + text, confidence)], qr, []);
const values = (facts: readonly Fact[], name: Fact["name"]) =>
  facts.filter((fact) => fact.name === name).map(({ value }) => value);

test("a document of no known kind gives no facts", () => {
  expect(
    factsOf([writtenPage("FACTURE n° 12\nSIREN : 732 829 320\nle 12 novembre 2026")], [], []),
  ).toEqual([]);
});

test("words of two different kinds give no kind", () => {
  const text = "RÉCÉPISSÉ\nPRÉFECTURE\nPROCÈS-VERBAL\nassemblée générale";
  expect(factsOf([writtenPage(text)], [], [])).toEqual([]);
});

test("a SIREN that fails the Luhn check is no fact, and no other number replaces it", () => {
  const facts = read(
    "Immatriculation au RCS, numéro   732 829 321\nCapital social   552 100 554 Euros",
  );
  expect(values(facts, "siren")).toEqual([]);
  expect(values(facts, "wrong-siren")).toEqual(["732829321"]);
});

test("a SIREN that OCR may have misread is not called wrong", () => {
  const facts = read("Immatriculation au RCS, numéro   732 829 321", 90);
  expect(values(facts, "wrong-siren")).toEqual([]);
});

test("the auditor's SIREN is not taken as the company's, nor the auditor as a manager", () => {
  const officers =
    "GESTION, DIRECTION, ADMINISTRATION\nCommissaire aux comptes\nDénomination   AUDIT SA\nSIREN   552 100 554";
  const facts = read(`Immatriculation au RCS, numéro   732 829 320\n${officers}`);
  expect(values(facts, "siren")).toEqual(["732829320"]);
  expect(values(facts, "manager")).toEqual([]);
});

test("two different SIRENs under the same label are both given with low confidence", () => {
  const sirens = read("SIREN : 732 829 320\nSIREN : 552 100 554").filter(
    ({ name }) => name === "siren",
  );
  expect(sirens.map(({ value }) => value)).toEqual(["732829320", "552100554"]);
  for (const siren of sirens) expect(siren.confidence).toBeLessThan(0.5);
});

test("a fact's box is that of its words", () => {
  const [siren] = read("SIREN : 732 829 320").filter(({ name }) => name === "siren");
  expect(siren?.box).toMatchObject({ x: 0.08, y: 0.06 });
  expect(siren?.box?.width).toBeCloseTo(0.11);
});

test("OCR text gives lower confidence than a file's own text", () => {
  const sureness = (confidence: number | null) =>
    read("SIREN : 732 829 320", confidence).at(1)?.confidence ?? 0;
  expect(sureness(60)).toBeLessThan(sureness(null) * 0.7);
});

const qr: Fact = {
  name: "qr",
  value: "https://controle.example/?code=aB3dE5fG7h",
  page: 1,
  box: null,
  confidence: 1,
};

test("a code read by OCR is corrected by the QR code beside it", () => {
  expect(values(read("Code de vérification : a83dESfG7h", 90, [qr]), "verification-code")).toEqual([
    "aB3dE5fG7h",
  ]);
});

test("a code in the file's own text is never changed by its QR code", () => {
  expect(
    values(read("Code de vérification : aB3dE5fG7x", null, [qr]), "verification-code"),
  ).toEqual(["aB3dE5fG7x"]);
});

test("a code of nine or eleven letters is dropped", () => {
  expect(values(read("Code de vérification : aB3dE5fG7"), "verification-code")).toEqual([]);
  expect(values(read("Code de vérification : aB3dE5fG7hX", 90), "verification-code")).toEqual([]);
});

test("a predecessor is not taken for the elected person", () => {
  const text =
    "PROCÈS-VERBAL\nassemblée générale, ordre du jour\nEn remplacement de M. Jean DURAND, Madame Odile LAMBERT est élue présidente.";
  const facts = factsOf([writtenPage(text)], [], []);
  expect(facts.filter(({ name }) => name === "resolution")).toEqual([]);
});

test.each([
  ["les membres de Les Amis du Vieux Moulin se sont réunis", ["Les Amis du Vieux Moulin"]],
  ["les adhérents d'Aubagne en Chœur, convoqués", ["Aubagne en Chœur"]],
  ["les membres du bureau sont présents", []],
])("minutes name the organisation whose members met: %s", (opening, names) => {
  const text = `SPECIMEN - document\nPROCÈS-VERBAL\nassemblée générale, ordre du jour\n${opening}`;
  expect(values(factsOf([writtenPage(text)], [], []), "name")).toEqual(names);
});

test("two possible signatories of a letter are both given with low confidence", () => {
  const text =
    "Objet : contact\nMadame, Monsieur,\nJe soussignée Claire MARTIN, vous informe.\nVeuillez agréer mes salutations.\nOdile LAMBERT";
  const signatories = factsOf([writtenPage(text)], [], []).filter(
    ({ name }) => name === "signatory",
  );
  expect(signatories.map(({ value }) => value)).toEqual(["Claire MARTIN", "Odile LAMBERT"]);
  for (const one of signatories) expect(one.confidence).toBeLessThan(0.5);
});

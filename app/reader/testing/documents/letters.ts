import type { Specimen } from "./specimens.ts";

const signs = (given: string, family: string, role = "Présidente") => ({ given, family, role });

export const letters: readonly Specimen[] = [
  { defect: "no signature", details: { kind: "letter", signed: false } },
  { defect: "no stamp", details: { kind: "letter", stamped: false, layout: 1 } },
  {
    defect: "neither signature nor stamp",
    details: { kind: "letter", signed: false, stamped: false, layout: 2 },
  },
  {
    defect: "another signatory",
    details: { kind: "letter", contact: signs("Odile", "LAMBERT", "Directrice générale") },
  },
  { defect: "no date", details: { kind: "letter", layout: 1, date: null } },
  {
    defect: "another company",
    details: { kind: "letter", layout: 0, name: "BOULANGERIE DE L'ÉTOILE", siren: "552100554" },
  },
  {
    defect: "a SIREN that does not hold",
    details: { kind: "letter", layout: 2, siren: "732829329" },
    but: { siren: null },
  },
  {
    defect: "years old",
    details: { kind: "letter", layout: 1, date: "2020-02-29", family: "serif" },
  },
  {
    defect: "date in figures",
    details: { kind: "letter", layout: 0, dateStyle: "figures", sirenStyle: "plain" },
  },
  {
    defect: "a double name",
    details: {
      kind: "letter",
      layout: 0,
      contact: signs("Jean-Pierre", "D'ARCY", "Gérant"),
      family: "serif",
    },
  },
  {
    defect: "first of the month",
    details: { kind: "letter", layout: 2, date: "2026-10-01", sirenStyle: "dotted" },
  },
  {
    defect: "a name in lower case",
    details: { kind: "letter", layout: 0, name: "Les Jardins d'Épicure" },
  },
];

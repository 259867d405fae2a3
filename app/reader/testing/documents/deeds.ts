import type { Specimen } from "./specimens.ts";

const buyer = (name: string, siren: string) => ({ name, siren });

export const deeds: readonly Specimen[] = [
  { defect: "no date", details: { kind: "deed-of-sale", date: null } },
  {
    defect: "a buyer's SIREN that does not hold",
    details: { kind: "deed-of-sale", buyer: buyer("GROUPE BELLERIVE", "404833049") },
    but: { siren: "732829320 (seller)" },
  },
  {
    defect: "another seller",
    details: {
      kind: "deed-of-sale",
      name: "BOULANGERIE DE L'ÉTOILE",
      siren: "552100554",
      layout: 2,
    },
  },
  { defect: "date in figures", details: { kind: "deed-of-sale", layout: 1, dateStyle: "figures" } },
  {
    defect: "date spelled out",
    details: { kind: "deed-of-sale", layout: 0, dateStyle: "spelled" },
  },
  { defect: "years old", details: { kind: "deed-of-sale", layout: 1, date: "2019-05-01" } },
  {
    defect: "a buyer with an ampersand",
    details: {
      kind: "deed-of-sale",
      layout: 0,
      buyer: buyer("DURIEUX & FILS", "552081317"),
      family: "serif",
    },
  },
  {
    defect: "a long name that breaks",
    details: {
      kind: "deed-of-sale",
      layout: 1,
      name: "SOCIÉTÉ NOUVELLE DES ÉTABLISSEMENTS CHARPENTIER ET COMPAGNIE",
    },
  },
  {
    defect: "numbers without spaces",
    details: { kind: "deed-of-sale", layout: 2, sirenStyle: "plain" },
  },
  {
    defect: "numbers with points",
    details: { kind: "deed-of-sale", layout: 0, sirenStyle: "dotted" },
  },
  {
    defect: "not signed",
    details: { kind: "deed-of-sale", layout: 2, signed: false, family: "serif" },
  },
  {
    defect: "buyer is the seller",
    details: { kind: "deed-of-sale", layout: 1, buyer: buyer("ATELIERS DU PHARE", "732829320") },
  },
];

import type { Specimen } from "./specimens.ts";

const elected = (given: string, family: string, role = "Présidente") => ({ given, family, role });

export const meetings: readonly Specimen[] = [
  {
    defect: "another person elected",
    details: { kind: "minutes", contact: elected("Odile", "LAMBERT") },
  },
  {
    defect: "date spelled out",
    details: { kind: "minutes", dateStyle: "spelled", name: "Les Amis du Vieux Moulin" },
  },
  { defect: "no date", details: { kind: "minutes", layout: 2, date: null } },
  {
    defect: "another association",
    details: { kind: "minutes", layout: 2, name: "Chorale du Pays d'Aubagne", family: "serif" },
  },
  { defect: "years old", details: { kind: "minutes", layout: 1, date: "2018-12-01" } },
  {
    defect: "treasurer, not president",
    details: { kind: "minutes", layout: 0, contact: elected("Hélène", "BÉRANGER", "Trésorière") },
  },
  { defect: "date in figures", details: { kind: "minutes", layout: 1, dateStyle: "figures" } },
  { defect: "not signed", details: { kind: "minutes", layout: 2, signed: false } },
  {
    defect: "a double name",
    details: {
      kind: "minutes",
      layout: 1,
      contact: elected("Anne-Sophie", "LE GALL-MOREAU", "gérante"),
    },
  },
  {
    defect: "a name with a particle",
    details: { kind: "minutes", layout: 0, contact: elected("Marie", "de VILLIERS") },
  },
  {
    defect: "spelled date of the twenty-first",
    details: { kind: "minutes", layout: 0, date: "2026-04-21", dateStyle: "spelled" },
  },
  {
    defect: "company instead of association",
    details: { kind: "minutes", layout: 1, name: "MAISON VASSEUR ET FILS", family: "serif" },
  },
];

import type { Specimen } from "./specimens.ts";

const association = { journal: "joafe", name: "LES AMIS DU VIEUX MOULIN" } as const;

export const journals: readonly Specimen[] = [
  {
    defect: "another association",
    details: { kind: "journal-publication", ...association, rna: "W691098765" },
  },
  {
    defect: "a figure of the RNA is missing",
    details: { kind: "journal-publication", ...association, layout: 1, rna: "W75123456" },
    but: { rna: null },
  },
  { defect: "among others", details: { kind: "journal-publication", ...association, layout: 2 } },
  { defect: "no date", details: { kind: "journal-publication", ...association, date: null } },
  {
    defect: "years old",
    details: {
      kind: "journal-publication",
      ...association,
      date: "2021-06-05",
      dateStyle: "figures",
    },
  },
  {
    defect: "another company",
    details: { kind: "journal-publication", siren: "404833048", name: "CAFÉ DES HALLES" },
  },
  {
    defect: "a SIREN that does not hold",
    details: { kind: "journal-publication", siren: "404833047", layout: 1 },
    but: { siren: null },
  },
  {
    defect: "another manager",
    details: {
      kind: "journal-publication",
      managers: [{ family: "LAMBERT", given: "Odile", role: "Gérant" }],
      legalForm: "Société à responsabilité limitée",
      family: "serif",
    },
  },
  {
    defect: "among others, in two columns",
    details: { kind: "journal-publication", layout: 2, announcement: "87" },
  },
  {
    defect: "another association",
    details: { kind: "registry-receipt", name: "CHŒUR DE L'ABBAYE", rna: "W131004321" },
  },
  {
    defect: "a figure of the RNA too many",
    details: { kind: "registry-receipt", name: "UNION SPORTIVE DE BELLEVUE", rna: "W7512345678" },
    but: { rna: null },
  },
  {
    defect: "no date of its own",
    details: { kind: "registry-receipt", name: "ATELIERS DU PHARE", date: "2026-11-01" },
  },
];

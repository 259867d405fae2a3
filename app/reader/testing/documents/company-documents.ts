import type { Specimen } from "./specimens.ts";

const officer = (family: string, given: string, role: string) => ({ family, given, role });

export const companyDocuments: readonly Specimen[] = [
  {
    defect: "another company",
    details: {
      kind: "kbis",
      siren: "552081317",
      name: "ÉLECTRICITÉ DU LITTORAL",
      sirenStyle: "plain",
    },
  },
  {
    defect: "a SIREN that does not hold",
    details: { kind: "kbis", siren: "732829321", layout: 1 },
    but: { siren: null },
  },
  {
    defect: "out of date",
    details: { kind: "kbis", date: "2024-03-01", layout: 2, family: "serif" },
  },
  { defect: "no date", details: { kind: "kbis", date: null, layout: 1, name: "L'ÎLOT VERT" } },
  {
    defect: "two who bind, one who does not",
    details: {
      kind: "kbis",
      name: "SOCIÉTÉ DES TRANSPORTS DE L'OUEST",
      legalForm: "Société anonyme à conseil d'administration",
      dateStyle: "figures",
      managers: [
        officer("LE GOFF", "Yann", "Président du conseil d'administration"),
        officer("BÉRANGER", "Hélène Marie", "Directeur général"),
        officer("NGUYEN", "Minh", "Administrateur"),
      ],
    },
  },
  {
    defect: "only an auditor is named",
    details: { kind: "kbis", managers: [], layout: 0, siren: "404833048" },
  },
  {
    defect: "a verification code too short",
    details: { kind: "kbis", code: "aB3dE5fG7", sirenStyle: "dotted" },
    but: { "verification-code": null },
  },
  {
    defect: "a figure of the SIREN exchanged",
    details: { kind: "kbis", edited: true, name: "MAISON VASSEUR ET FILS" },
  },
  {
    defect: "a name on two lines",
    details: {
      kind: "kbis",
      layout: 1,
      name: "COMPAGNIE GÉNÉRALE DES ATELIERS RÉUNIS|DE LA VALLÉE DE LA LOIRE",
      managers: [officer("D'ARCY", "Jean-Baptiste", "Gérant")],
      legalForm: "Société à responsabilité limitée",
    },
  },
  {
    defect: "an invoice in its place",
    details: { kind: "kbis", name: "ATELIERS DU PHARE" },
    isInvoice: true,
  },
  {
    defect: "another manager",
    details: {
      kind: "rne-extract",
      name: "CABINET D'ÉTUDES ROUSSEAU",
      managers: [officer("ROUSSEAU", "Émile", "Gérant")],
      family: "serif",
      dateStyle: "figures",
    },
  },
  {
    defect: "out of date, on the first of a month",
    details: { kind: "rne-extract", date: "2025-08-01", sirenStyle: "plain", capital: "1 000 €" },
  },
];

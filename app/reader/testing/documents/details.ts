import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Family } from "./sheet.ts";

interface Officer {
  readonly given: string;
  readonly family: string;
  readonly role: string;
}

export interface DocumentDetails {
  readonly kind: DocumentKind;
  readonly language: "fr" | "en";
  /** Name of the organisation; in a deed, of the seller. */
  readonly name: string;
  readonly siren: string;
  readonly rna: string;
  readonly legalForm: string;
  readonly capital: string;
  readonly seat: string;
  readonly city: string;
  readonly managers: readonly Officer[];
  readonly auditor: { readonly name: string; readonly siren: string } | null;
  readonly contact: Officer;
  readonly buyer: { readonly name: string; readonly siren: string };
  /** yyyy-mm-dd. */
  readonly date: string | null;
  readonly code: string | null;
  readonly announcement: string;
  readonly journal: "joafe" | "bodacc";
  readonly signed: boolean;
  readonly stamped: boolean;
  /** 0, 1 or 2. */
  readonly layout: number;
  readonly family: Family;
  readonly dateStyle: "words" | "figures" | "spelled";
  readonly sirenStyle: "spaced" | "plain" | "dotted";
  /** True when part of the SIREN is in another typeface. */
  readonly edited: boolean;
}

export const defaults: DocumentDetails = {
  kind: "kbis",
  language: "fr",
  name: "ATELIERS DU PHARE",
  siren: "732829320",
  rna: "W751234567",
  legalForm: "Société par actions simplifiée",
  capital: "37 000,00 Euros",
  seat: "12 rue de la Paix|75002 Paris",
  city: "Paris",
  managers: [{ given: "Claire Jeanne", family: "MARTIN", role: "Président" }],
  auditor: { name: "CABINET LEMOINE AUDIT", siren: "552100554" },
  contact: { given: "Claire", family: "MARTIN", role: "Présidente" },
  buyer: { name: "GROUPE BELLERIVE", siren: "404833048" },
  date: "2026-11-12",
  code: "aB3dE5fG7h",
  announcement: "1234",
  journal: "bodacc",
  signed: true,
  stamped: true,
  layout: 0,
  family: "sans",
  dateStyle: "words",
  sirenStyle: "spaced",
  edited: false,
};

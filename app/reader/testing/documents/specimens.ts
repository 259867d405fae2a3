import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { companyDocuments } from "./company-documents.ts";
import { deeds } from "./deeds.ts";
import { defaults, type DocumentDetails } from "./details.ts";
import { makeDocument } from "./document.ts";
import { type Expected, expectedOf } from "./expected.ts";
import { invoice } from "./invoice.ts";
import { journals } from "./journals.ts";
import { letters } from "./letters.ts";
import { meetings } from "./meetings.ts";

export interface Specimen {
  readonly defect: string;
  readonly details: Partial<DocumentDetails> & { readonly kind: DocumentKind };
  readonly but?: Expected;
  readonly isInvoice?: boolean;
}

export const specimens: readonly Specimen[] = [
  ...companyDocuments,
  ...deeds,
  ...journals,
  ...meetings,
  ...letters,
];

export function pdfOf({ details, isInvoice = false }: Specimen): Promise<Buffer> {
  const { name, siren } = { ...defaults, ...details };
  return isInvoice ? invoice(name, siren) : makeDocument(details);
}

export function expectationOf({ details, but = {}, isInvoice = false }: Specimen): Expected {
  if (isInvoice) return { kind: null, siren: null, name: null, date: null };
  return { ...expectedOf({ ...defaults, ...details }), ...but };
}

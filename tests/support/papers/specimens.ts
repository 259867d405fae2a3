import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { companyPapers } from "#tests/support/papers/company-papers.ts";
import { deeds } from "#tests/support/papers/deeds.ts";
import { defaults, type PaperDetails } from "#tests/support/papers/details.ts";
import { expectedOf, type Expected } from "#tests/support/papers/expected.ts";
import { invoice } from "#tests/support/papers/invoice.ts";
import { journals } from "#tests/support/papers/journals.ts";
import { letters } from "#tests/support/papers/letters.ts";
import { meetings } from "#tests/support/papers/meetings.ts";
import { paper } from "#tests/support/papers/paper.ts";

/** One paper with one thing odd or wrong about it. */
export interface Specimen {
  readonly defect: string;
  readonly details: Partial<PaperDetails> & { readonly kind: DocumentKind };
  /** Where the defect makes the reading differ from what the details say. */
  readonly but?: Expected;
  /** Another paper altogether in its place. */
  readonly isInvoice?: boolean;
}

/** Sixty papers: twelve each of extracts, deeds, publications, minutes and letters. */
export const specimens: readonly Specimen[] = [
  ...companyPapers,
  ...deeds,
  ...journals,
  ...meetings,
  ...letters,
];

export function pdfOf({ details, isInvoice = false }: Specimen): Promise<Buffer> {
  const { name, siren } = { ...defaults, ...details };
  return isInvoice ? invoice(name, siren) : paper(details);
}

export function expectationOf({ details, but = {}, isInvoice = false }: Specimen): Expected {
  if (isInvoice) return { kind: null, siren: null, name: null, date: null };
  return { ...expectedOf({ ...defaults, ...details }), ...but };
}

import { limits } from "#app/domain/limits.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";

type Words = (inputs: Record<never, never>, options?: { locale?: Locale }) => string;

interface SpecimenWords {
  readonly places: readonly Words[];
  readonly where: Words;
}

/** Source: domain.md (secondary sources). Only help, never a reason to refuse. */
export const specimenWords: Record<DocumentKind, SpecimenWords> = {
  kbis: {
    places: [
      m.pdfs_kbis_registry,
      m.pdfs_kbis_code,
      (_, options) => m.pdfs_kbis_date({ months: limits.extractMonths }, options),
      m.pdfs_kbis_number,
      m.pdfs_kbis_name,
      m.pdfs_kbis_seat,
      m.pdfs_kbis_managers,
    ],
    where: m.pdfs_kbis_where,
  },
  "rne-extract": {
    places: [
      m.pdfs_rne_title,
      m.pdfs_rne_date,
      m.pdfs_rne_siren,
      m.pdfs_rne_name,
      m.pdfs_rne_seat,
      m.pdfs_rne_managers,
    ],
    where: m.pdfs_rne_where,
  },
  "journal-publication": {
    places: [
      m.pdfs_journal_date,
      m.pdfs_journal_number,
      m.pdfs_journal_organisation,
      m.pdfs_journal_change,
    ],
    where: m.pdfs_journal_where,
  },
  "registry-receipt": {
    places: [
      m.pdfs_receipt_registry,
      m.pdfs_receipt_rna,
      m.pdfs_receipt_association,
      m.pdfs_receipt_change,
      m.pdfs_receipt_signature,
    ],
    where: m.pdfs_receipt_where,
  },
  "deed-of-sale": {
    places: [
      m.pdfs_deed_seller,
      m.pdfs_deed_buyer,
      m.pdfs_deed_object,
      m.pdfs_deed_date,
      m.pdfs_deed_signatures,
    ],
    where: m.pdfs_deed_where,
  },
  minutes: {
    places: [
      m.pdfs_minutes_organisation,
      m.pdfs_minutes_date,
      m.pdfs_minutes_attendance,
      m.pdfs_minutes_resolution,
      m.pdfs_minutes_vote,
      m.pdfs_minutes_signature,
    ],
    where: m.pdfs_minutes_where,
  },
  letter: {
    places: [
      m.pdfs_letter_head,
      m.pdfs_letter_date,
      m.pdfs_letter_contact,
      m.pdfs_letter_mobile,
      m.pdfs_letter_signatory,
      m.pdfs_letter_signature,
      m.pdfs_letter_stamp,
    ],
    where: m.pdfs_letter_where,
  },
};

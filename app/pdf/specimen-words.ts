import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";

type Words = (inputs: Record<never, never>, options?: { locale?: Locale }) => string;

interface SpecimenWords {
  /** What each numbered place is for, from 1. */
  readonly places: readonly Words[];
  readonly where: Words;
}

/** Where papers come from: facts of domain.md, from secondary sources; help, never a reason to refuse. */
export const specimenWords: Record<DocumentKind, SpecimenWords> = {
  kbis: {
    places: [
      m.letters_kbis_registry,
      m.letters_kbis_code,
      m.letters_kbis_date,
      m.letters_kbis_number,
      m.letters_kbis_name,
      m.letters_kbis_seat,
      m.letters_kbis_managers,
    ],
    where: m.letters_kbis_where,
  },
  "rne-extract": {
    places: [
      m.letters_rne_title,
      m.letters_rne_date,
      m.letters_rne_siren,
      m.letters_rne_name,
      m.letters_rne_seat,
      m.letters_rne_managers,
    ],
    where: m.letters_rne_where,
  },
  "journal-publication": {
    places: [
      m.letters_journal_date,
      m.letters_journal_number,
      m.letters_journal_organisation,
      m.letters_journal_change,
    ],
    where: m.letters_journal_where,
  },
  "registry-receipt": {
    places: [
      m.letters_receipt_registry,
      m.letters_receipt_rna,
      m.letters_receipt_association,
      m.letters_receipt_change,
      m.letters_receipt_signature,
    ],
    where: m.letters_receipt_where,
  },
  "deed-of-sale": {
    places: [
      m.letters_deed_seller,
      m.letters_deed_buyer,
      m.letters_deed_object,
      m.letters_deed_date,
      m.letters_deed_signatures,
    ],
    where: m.letters_deed_where,
  },
  minutes: {
    places: [
      m.letters_minutes_organisation,
      m.letters_minutes_date,
      m.letters_minutes_attendance,
      m.letters_minutes_resolution,
      m.letters_minutes_vote,
      m.letters_minutes_signature,
    ],
    where: m.letters_minutes_where,
  },
  letter: {
    places: [
      m.letters_letter_head,
      m.letters_letter_date,
      m.letters_letter_contact,
      m.letters_letter_mobile,
      m.letters_letter_signatory,
      m.letters_letter_signature,
      m.letters_letter_stamp,
    ],
    where: m.letters_letter_where,
  },
};

import { limits } from "#app/domain/limits.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import type { Territory } from "#app/domain/request/territories.ts";
import type { CheckId, EntityKind } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind, SituationId, StepId } from "#app/domain/situation/ids.ts";
import { m } from "./paraglide/messages.js";
import type { Locale } from "./paraglide/runtime.js";

type Words = (inputs: Record<never, never>, options?: { locale?: Locale }) => string;

function wordsOf<Id extends string>(table: Record<Id, Words>) {
  return (id: Id, locale?: Locale) => table[id]({}, locale ? { locale } : undefined);
}

export const situationTitle = wordsOf<SituationId>({
  "individual.add": m.catalogue_situation_individual_add,
  "individual.change": m.catalogue_situation_individual_change,
  "individual.no-mailbox": m.catalogue_situation_individual_no_mailbox,
  "individual.no-mobile": m.catalogue_situation_individual_no_mobile,
  "organisation.standard": m.catalogue_situation_organisation_standard,
  "organisation.acquired": m.catalogue_situation_organisation_acquired,
  "organisation.retired": m.catalogue_situation_organisation_retired,
  "organisation.deceased": m.catalogue_situation_organisation_deceased,
});

export const situationHint = wordsOf<SituationId>({
  "individual.add": m.catalogue_situation_individual_add_hint,
  "individual.change": m.catalogue_situation_individual_change_hint,
  "individual.no-mailbox": m.catalogue_situation_individual_no_mailbox_hint,
  "individual.no-mobile": m.catalogue_situation_individual_no_mobile_hint,
  "organisation.standard": m.catalogue_situation_organisation_standard_hint,
  "organisation.acquired": m.catalogue_situation_organisation_acquired_hint,
  "organisation.retired": m.catalogue_situation_organisation_retired_hint,
  "organisation.deceased": m.catalogue_situation_organisation_deceased_hint,
});

export const stepTitle = wordsOf<StepId>({
  situation: m.catalogue_step_situation,
  mobile: m.catalogue_step_mobile,
  addresses: m.catalogue_step_addresses,
  contact: m.catalogue_step_contact,
  documents: m.catalogue_step_documents,
  verification: m.catalogue_step_verification,
});

export const documentTitle = wordsOf<DocumentKind | "attachment">({
  attachment: m.thread_attachment,
  kbis: m.catalogue_document_kbis,
  "deed-of-sale": m.catalogue_document_deed_of_sale,
  "journal-publication": m.catalogue_document_journal_publication,
  "registry-receipt": m.catalogue_document_registry_receipt,
  "rne-extract": m.catalogue_document_rne_extract,
  minutes: m.catalogue_document_minutes,
  letter: m.catalogue_document_letter,
});

export const documentHint = wordsOf<DocumentKind>({
  kbis: (_, options) => m.catalogue_document_kbis_hint({ months: limits.extractMonths }, options),
  "deed-of-sale": m.catalogue_document_deed_of_sale_hint,
  "journal-publication": m.catalogue_document_journal_publication_hint,
  "registry-receipt": m.catalogue_document_registry_receipt_hint,
  "rne-extract": m.catalogue_document_rne_extract_hint,
  minutes: m.catalogue_document_minutes_hint,
  letter: m.catalogue_document_letter_hint,
});

export const statusTitle = wordsOf<Status>({
  started: m.catalogue_status_started,
  submitted: m.catalogue_status_submitted,
  returned: m.catalogue_status_returned,
  approved: m.catalogue_status_approved,
  applied: m.catalogue_status_applied,
  rejected: m.catalogue_status_rejected,
  withdrawn: m.catalogue_status_withdrawn,
  superseded: m.catalogue_status_superseded,
  expired: m.catalogue_status_expired,
});

export const checkTitle = wordsOf<CheckId>({
  "called-back": m.catalogue_check_called_back,
  "no-telephone": m.catalogue_check_no_telephone,
  "name-matches": m.catalogue_check_name_matches,
  "paper-names-organisation": m.catalogue_check_document_names_organisation,
  "paper-is-recent": m.catalogue_check_document_is_recent,
  "signatory-is-named": m.catalogue_check_signatory_is_named,
  "contact-is-plausible": m.catalogue_check_contact_is_plausible,
});

export const entityTitle = wordsOf<EntityKind>({
  individual: m.catalogue_entity_individual,
  company: m.catalogue_entity_company,
  association: m.catalogue_entity_association,
});

export const territoryName = wordsOf<Territory>({
  GP: m.catalogue_territory_GP,
  GF: m.catalogue_territory_GF,
  MQ: m.catalogue_territory_MQ,
  RE: m.catalogue_territory_RE,
  YT: m.catalogue_territory_YT,
  PM: m.catalogue_territory_PM,
  NC: m.catalogue_territory_NC,
  PF: m.catalogue_territory_PF,
});

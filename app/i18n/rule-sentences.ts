import type { AnswerOf, RuleId } from "#app/domain/document/rules/all.ts";
import type { ReadingAnswer } from "#app/domain/document/rules/outcome.ts";
import type { ValueName } from "#app/domain/document/rules/rule.ts";
import { limits } from "#app/domain/limits.ts";
import { m } from "./paraglide/messages.js";
import type { Locale } from "./paraglide/runtime.js";

type Plain = (inputs: Record<never, never>, options?: { locale?: Locale }) => string;
export type Sentence = (
  inputs: Readonly<Record<ValueName, string>>,
  options?: { locale?: Locale },
) => string;

interface RuleWords<Id extends RuleId> {
  readonly name: Plain;
  readonly source: Plain;
  /** What the customer can do about a failure; null if only staff see it or nothing can be done. */
  readonly advice: Sentence | null;
  readonly advices?: Readonly<Partial<Record<AnswerOf<Id>, Sentence>>>;
  readonly answers: Readonly<Record<AnswerOf<Id>, Sentence>>;
}

export const ruleSentences: { readonly [Id in RuleId]: RuleWords<Id> } = {
  readable: {
    name: m.rules_readable_name,
    source: m.rules_readable_source,
    advice: m.rules_readable_advice,
    answers: {
      readable: m.rules_readable_readable,
      blank: m.rules_readable_blank,
      unreadable: m.rules_readable_unreadable,
      unjudged: m.rules_readable_unjudged,
    },
  },
  kind: {
    name: m.rules_kind_name,
    source: m.rules_kind_source,
    advice: m.rules_kind_advice,
    advices: { "not-asked": m.rules_kind_advice_not_asked },
    answers: {
      fits: m.rules_kind_fits,
      "other-extract": m.rules_kind_other_extract,
      other: m.rules_kind_other,
      "not-asked": m.rules_kind_not_asked,
      "not-recognised": m.rules_kind_not_recognised,
      several: m.rules_kind_several,
    },
  },
  pages: {
    name: m.rules_pages_name,
    source: m.rules_pages_source,
    advice: m.rules_pages_advice,
    answers: {
      together: m.rules_pages_together,
      mixed: m.rules_pages_mixed,
      "not-recognised": m.rules_pages_not_recognised,
    },
  },
  standing: {
    name: m.rules_standing_name,
    source: m.rules_standing_source,
    advice: null,
    answers: {
      "nothing-said": m.rules_standing_nothing_said,
      ended: m.rules_standing_ended,
      proceedings: m.rules_standing_proceedings,
      "not-recognised": m.rules_standing_not_recognised,
    },
  },
  number: {
    name: m.rules_number_name,
    source: m.rules_number_source,
    advice: m.rules_number_advice,
    answers: {
      account: m.rules_number_account,
      buyer: m.rules_number_buyer,
      other: m.rules_number_other,
      "other-unlinked": m.rules_number_other_unlinked,
      several: m.rules_number_several,
      "wrong-check": m.rules_number_wrong_check,
      missing: m.rules_number_missing,
      "account-without": m.rules_number_account_without,
    },
  },
  name: {
    name: m.rules_name_name,
    source: m.rules_name_source,
    advice: m.rules_name_advice,
    answers: {
      account: m.rules_name_account,
      buyer: m.rules_name_buyer,
      close: m.rules_name_close,
      different: m.rules_name_different,
      "different-same-number": m.rules_name_different_same_number,
      missing: m.rules_name_missing,
    },
  },
  date: {
    name: m.rules_date_name,
    source: (_, options) => m.rules_date_source({ months: limits.extractMonths }, options),
    advice: m.rules_date_advice,
    advices: { future: m.rules_date_advice_future },
    answers: {
      fresh: ({ date }, options) =>
        m.rules_date_fresh({ date, months: limits.extractMonths }, options),
      dated: m.rules_date_dated,
      old: ({ date }, options) => m.rules_date_old({ date, months: limits.extractMonths }, options),
      "long-ago": ({ date }, options) =>
        m.rules_date_long_ago({ date, months: limits.documentMonths }, options),
      future: m.rules_date_future,
      missing: m.rules_date_missing,
    },
  },
  "new-contact": {
    name: m.rules_new_contact_name,
    source: m.rules_new_contact_source,
    advice: m.rules_new_contact_advice,
    answers: {
      named: m.rules_new_contact_named,
      close: m.rules_new_contact_close,
      "not-named": m.rules_new_contact_not_named,
      "others-named": m.rules_new_contact_others_named,
      "names-nobody": m.rules_new_contact_names_nobody,
      "other-company": m.rules_new_contact_other_company,
    },
  },
  signatory: {
    name: m.rules_signatory_name,
    source: m.rules_signatory_source,
    advice: m.rules_signatory_advice,
    answers: {
      named: m.rules_signatory_named,
      close: m.rules_signatory_close,
      "not-named": m.rules_signatory_not_named,
      "nobody-beside": m.rules_signatory_nobody_beside,
      "not-read": m.rules_signatory_not_read,
    },
  },
  "signed-and-stamped": {
    name: m.rules_signed_and_stamped_name,
    source: m.rules_signed_and_stamped_source,
    advice: m.rules_signed_and_stamped_advice,
    answers: {
      both: m.rules_signed_and_stamped_both,
      "no-signature": m.rules_signed_and_stamped_no_signature,
      "no-stamp": m.rules_signed_and_stamped_no_stamp,
      unclear: m.rules_signed_and_stamped_unclear,
    },
  },
  buyer: {
    name: m.rules_buyer_name,
    source: m.rules_buyer_source,
    advice: m.rules_buyer_advice,
    answers: {
      same: m.rules_buyer_same,
      close: m.rules_buyer_close,
      other: m.rules_buyer_other,
      "extract-of-sold": m.rules_buyer_extract_of_sold,
      "other-sale": m.rules_buyer_other_sale,
      "no-buyer": m.rules_buyer_no_buyer,
      "no-extract": m.rules_buyer_no_extract,
    },
  },
  "minutes-alone": {
    name: m.rules_minutes_alone_name,
    source: m.rules_minutes_alone_source,
    advice: null,
    answers: {
      confirmed: m.rules_minutes_alone_confirmed,
      alone: m.rules_minutes_alone_alone,
      "not-confirmed": m.rules_minutes_alone_not_confirmed,
    },
  },
  "electronic-signature": {
    name: m.rules_electronic_signature_name,
    source: m.rules_electronic_signature_source,
    advice: m.rules_electronic_signature_advice,
    answers: {
      valid: m.rules_electronic_signature_valid,
      altered: m.rules_electronic_signature_altered,
      "changed-after": m.rules_electronic_signature_changed_after,
      "signed-again": m.rules_electronic_signature_signed_again,
      expired: m.rules_electronic_signature_expired,
      "unknown-chain": m.rules_electronic_signature_unknown_chain,
      "cannot-verify": m.rules_electronic_signature_cannot_verify,
      "not-signed": m.rules_electronic_signature_not_signed,
    },
  },
  editing: {
    name: m.rules_editing_name,
    source: m.rules_editing_source,
    advice: null,
    answers: {
      none: m.rules_editing_none,
      signs: m.rules_editing_signs,
      "no-traces": m.rules_editing_no_traces,
    },
  },
  "seen-elsewhere": {
    name: m.rules_seen_elsewhere_name,
    source: m.rules_seen_elsewhere_source,
    advice: null,
    answers: {
      "not-seen": m.rules_seen_elsewhere_not_seen,
      "same-file": m.rules_seen_elsewhere_same_file,
      "same-page": m.rules_seen_elsewhere_same_page,
      "not-drawn": m.rules_seen_elsewhere_not_drawn,
    },
  },
  dangers: {
    name: m.rules_dangers_name,
    source: m.rules_dangers_source,
    advice: null,
    answers: {
      none: m.rules_dangers_none,
      some: m.rules_dangers_some,
      unjudged: m.rules_dangers_unjudged,
    },
  },
};

export const readingSentences: Record<ReadingAnswer, Sentence> = {
  "being-read": m.rules_being_read,
  "not-read": m.rules_not_read,
  "badly-read": m.rules_badly_read,
};

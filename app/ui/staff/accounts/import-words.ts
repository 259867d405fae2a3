import type {
  ImportRefusal,
  ImportStatus,
  RowOutcomeId,
} from "#app/domain/account/import/import-state.ts";
import type { ImportProblem, KeptPart } from "#app/domain/account/import/plan-import.ts";
import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Tone } from "#app/ui/parts/tone.ts";
import { shownCount } from "./shown-count.ts";

export const statusWords: Record<ImportStatus, { readonly tone: Tone; words: () => string }> = {
  waiting: { tone: "info", words: () => m.accounts_import_waiting() },
  checking: { tone: "info", words: () => m.accounts_import_checking() },
  checked: { tone: "neutral", words: () => m.accounts_import_checked() },
  unreadable: { tone: "danger", words: () => m.accounts_import_unreadable() },
  applying: { tone: "info", words: () => m.accounts_import_applying() },
  applied: { tone: "good", words: () => m.accounts_import_applied() },
  outdated: { tone: "attention", words: () => m.accounts_import_outdated() },
  failed: { tone: "danger", words: () => m.accounts_import_failed() },
};

export const outcomeWords: Record<RowOutcomeId, { readonly tone: Tone; words: () => string }> = {
  new: { tone: "info", words: () => m.accounts_import_new() },
  changed: { tone: "attention", words: () => m.accounts_import_changed() },
  unchanged: { tone: "neutral", words: () => m.accounts_import_unchanged() },
  refused: { tone: "danger", words: () => m.accounts_import_refused() },
};

type Columns = { readonly missingColumns: readonly string[] | null };

export const refusalWords: Record<ImportRefusal, (found: Columns) => string> = {
  empty: () => m.accounts_import_refused_empty(),
  "not-csv": () => m.accounts_import_not_csv(),
  "encoding-unknown": () => m.accounts_import_refused_encoding(),
  "columns-missing": ({ missingColumns }) =>
    m.accounts_import_refused_columns({
      columns: (missingColumns ?? []).map(columnWord).join(", "),
    }),
  "too-many-rows": () => m.accounts_import_refused_rows({ rows: shownCount(limits.importRows) }),
};

const columns: Readonly<Record<string, () => string>> = {
  login: () => m.staff_head_login(),
  entity: () => m.staff_head_entity(),
  name: () => m.staff_head_name(),
  contactEmail: () => m.accounts_field_email(),
};

function columnWord(column: string) {
  return columns[column]?.() ?? column;
}

export const problemWords: Record<ImportProblem, () => string> = {
  "login-missing": () => m.accounts_problem_login_missing(),
  "entity-unknown": () => m.accounts_problem_entity_unknown(),
  "name-missing": () => m.accounts_problem_name_missing(),
  "name-hidden": () => m.accounts_problem_name_hidden(),
  "siren-invalid": () => m.accounts_problem_siren(),
  "rna-invalid": () => m.accounts_problem_rna(),
  "email-invalid": () => m.accounts_problem_email(),
  "locale-unknown": () => m.accounts_problem_locale(),
  "mobile-invalid": () => m.accounts_problem_mobile(),
  "mobile-not-mobile": () => m.accounts_problem_not_mobile(),
  "mobile-date-missing": () => m.accounts_problem_date_missing(),
  "mobile-date-invalid": () => m.accounts_problem_date(),
  "mobile-date-alone": () => m.accounts_problem_date_alone(),
  "phone-invalid": () => m.accounts_problem_phone(),
  "address-invalid": () => m.accounts_problem_address(),
  "quote-open": () => m.accounts_problem_quote(),
  "cells-too-many": () => m.accounts_problem_cells(),
  "cell-too-long": () => m.accounts_problem_long(),
  garbled: () => m.accounts_problem_garbled(),
  duplicate: () => m.accounts_problem_duplicate(),
  "manager-unknown": () => m.accounts_problem_manager(),
  "entity-differs": () => m.accounts_problem_entity_differs(),
};

export const keptWords: Record<KeptPart, () => string> = {
  mobile: () => m.accounts_import_kept_mobile(),
  contact: () => m.accounts_import_kept_contact(),
  addresses: () => m.accounts_import_kept_addresses(),
};

/** Of the fields that an import changes. */
export const fieldWords: Readonly<Record<string, () => string>> = {
  name: () => m.accounts_field_name(),
  siren: () => m.accounts_field_siren(),
  rna: () => m.accounts_field_rna(),
  locale: () => m.accounts_field_locale(),
  knownPhone: () => m.accounts_field_known_phone(),
  managerId: () => m.accounts_field_manager(),
};

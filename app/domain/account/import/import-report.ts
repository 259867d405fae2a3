import { type RowOutcomeId, rowOutcomes } from "./import-state.ts";
import type { ImportProblem, KeptPart } from "./plan-import.ts";

const problems: Record<ImportProblem, string> = {
  "login-missing": "the login is missing",
  "entity-unknown": "the type is none of particulier, société, association",
  "name-missing": "the name is missing",
  "name-hidden": "a name has an invisible or direction-changing character",
  "siren-invalid": "the SIREN has not nine digits with a right check digit",
  "rna-invalid": "the RNA is not W and nine digits",
  "email-invalid": "the contact's e-mail address is missing or wrong",
  "locale-unknown": "the language is neither French nor English",
  "mobile-invalid": "the mobile number cannot be read",
  "mobile-not-mobile": "the number under “mobile” is not a mobile number",
  "mobile-date-missing": "there is a mobile number, but not when it was verified",
  "mobile-date-invalid": "the date of verification cannot be read",
  "mobile-date-alone": "there is a date of verification, but no mobile number",
  "phone-invalid": "the telephone number cannot be read",
  "address-invalid": "an IP address or range is wrong",
  "quote-open": "a quotation mark opens a cell that has no end",
  "cells-too-many": "there are more cells than columns: a separator stands within a cell",
  "cell-too-long": "a cell is too long",
  garbled: "accented letters were garbled before the file was saved",
  duplicate: "the login stands in an earlier row of this file",
  "manager-unknown":
    "nobody, or more than one, is the account manager of this name or e-mail address",
  "entity-differs": "the account is there with another type",
};

const kept: Record<KeptPart, string> = {
  mobile: "its mobile number is the portal's and was kept",
  contact: "its main contact is the portal's and was kept",
  addresses: "its authorised addresses are the portal's and were kept",
};

/** As it is kept. */
export interface ReportRow {
  readonly line: number;
  readonly login: string;
  readonly outcome: RowOutcomeId;
  readonly problems: readonly string[];
  readonly kept: readonly string[];
}

export function reportRow({ line, login, outcome, ...row }: ReportRow): string {
  const words = [
    ...row.problems.map((id) => problems[id as ImportProblem]),
    ...row.kept.map((id) => kept[id as KeptPart]),
  ];
  const head = `line ${String(line)}, ${login || "no login"}: ${outcome}`;
  return words.length > 0 ? `${head}: ${words.join("; ")}` : head;
}

export function reportTotals(counts: Readonly<Record<RowOutcomeId, number>>): string {
  return rowOutcomes.map((outcome) => `${String(counts[outcome])} ${outcome}`).join(", ");
}

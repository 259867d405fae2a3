import { shortOf } from "./fits.ts";
import type { ImportProblem, RowOutcome } from "./plan-import.ts";

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
  garbled: "accented letters were garbled before the file was saved",
  duplicate: "the login stands in an earlier row of this file",
  "manager-unknown":
    "nobody, or more than one, is the account manager of this name or e-mail address",
  "entity-differs": "the account is there with another type",
};

const kept = {
  mobile: "its mobile number is the portal's and was kept",
  contact: "its main contact is the portal's and was kept",
  addresses: "its authorised addresses are the portal's and were kept",
};

export function reportRow({ line, login, outcome, ...row }: RowOutcome): string {
  const words = [...row.problems.map((id) => problems[id]), ...row.kept.map((id) => kept[id])];
  const head = `line ${String(line)}, ${shortOf(login) || "no login"}: ${outcome}`;
  return words.length > 0 ? `${head}: ${words.join("; ")}` : head;
}

export function reportTotals(rows: readonly RowOutcome[]): string {
  const count = (outcome: RowOutcome["outcome"]) =>
    rows.filter((row) => row.outcome === outcome).length;
  return (["new", "changed", "unchanged", "refused"] as const)
    .map((outcome) => `${String(count(outcome))} ${outcome}`)
    .join(", ");
}

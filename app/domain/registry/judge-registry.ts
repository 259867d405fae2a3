import { nameLikeness } from "#app/domain/document/rules/name-likeness.ts";
import type { RegistrySource } from "#app/domain/registry-source.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact } from "#app/reader/reading.ts";
import { cannotTell, finding, type RegistryFinding, type RegistryReason } from "./finding.ts";
import { judgePublications } from "./judge-publications.ts";
import { isSameForm, legalFormTitle } from "./legal-forms.ts";
import { judgeManager, type Managed } from "./named-manager.ts";
import { type AskedAccount, firmsToFollow, ownNumber } from "./questions.ts";
import { reasonAgainst } from "./reason-against.ts";
import type { RegisteredCompany, RegistryAnswer } from "./registered.ts";

export interface RegistryCase {
  readonly account: AskedAccount & { readonly name: string };
  /** The new contact; null: the contact stays. */
  readonly newContact: string | null;
  readonly documents: readonly {
    readonly kind: DocumentKind;
    readonly facts: readonly Fact[];
    /** 0 to 100, of the page that was read worst by OCR; null: none was. */
    readonly confidence: number | null;
  }[];
  /** The last one for each question. */
  readonly answers: readonly RegistryAnswer[];
  /** Now, or the moment of the decision. */
  readonly asOf: Date;
  /** The registries that are switched on: without an answer, only these are waited for. */
  readonly sources: readonly RegistrySource[];
}

/** Of a signatory that was read. */
const leastConfidence = 0.9;

/**
 * It refuses nothing by itself. A finding is green only if an answer of the last day says it plainly.
 * Nothing for an account without a number to ask for.
 */
export function judgeRegistry(known: RegistryCase): readonly RegistryFinding[] {
  const number = ownNumber(known.account);
  if (number === null) return [];
  const main = companyOf(known, number);
  const publications = judgePublications(known);
  if (main === "waiting" && !known.sources.includes("companies")) return publications;
  if (typeof main === "string") {
    const answeredAt = answerTo(known, number)?.answeredAt;
    return [cannotTell("state", main, answeredAt && { answeredAt }), ...publications];
  }
  const { company, answeredAt } = main;
  const on = company.ceasedOn ?? "";
  return [
    company.isActive
      ? finding("state", "active", { answeredAt })
      : finding("state", "ceased", { answeredAt, ...(on && { on }) }),
    ...judgePersons(known, main),
    judgeName(known, main),
    ...judgeForm(known, main),
    ...publications,
  ];
}

function answerTo({ answers }: RegistryCase, number: string) {
  return answers.find((one) => one.source === "companies" && one.number === number) ?? null;
}

/** Or why none counts. */
function companyOf(
  known: RegistryCase,
  number: string,
): { readonly company: RegisteredCompany; readonly answeredAt: Date } | RegistryReason {
  const answer = answerTo(known, number);
  const reason = reasonAgainst(answer, known.asOf);
  if (reason || !answer) return reason ?? "waiting";
  return answer.answer?.kind === "company"
    ? { company: answer.answer, answeredAt: answer.answeredAt }
    : "malformed";
}

function judgePersons(
  known: RegistryCase,
  main: { readonly company: RegisteredCompany; readonly answeredAt: Date },
): RegistryFinding[] {
  const { account, newContact, documents } = known;
  const managed: Managed = { ...main, firms: firmsOf(known, main.company) };
  const { name: registered } = main.company;
  const isOther = nameLikeness(account.name, registered) === "different";
  const judge = (rule: "contact" | "signatory", person: string) => {
    // The number may be another company's: its managers prove nothing here.
    const told = { person, ours: account.name, registered };
    return isOther ? cannotTell(rule, "other-name", told) : judgeManager(rule, person, managed);
  };
  const signatories = documents
    .filter(({ kind }) => kind === "letter")
    .flatMap(({ facts, confidence }) => {
      const [fact] = facts.filter(({ name }) => name === "signatory");
      if (!fact) return [];
      const isRead = (confidence ?? 100) >= leastConfidence * 100;
      return isRead && fact.confidence >= leastConfidence
        ? judge("signatory", fact.value)
        : cannotTell("signatory", "badly-read", { person: fact.value });
    });
  return [...(newContact ? [judge("contact", newContact)] : []), ...signatories];
}

function firmsOf(known: RegistryCase, company: RegisteredCompany) {
  return new Map(
    firmsToFollow(company).map(({ number }) => {
      const found = companyOf(known, number);
      return [number, typeof found === "string" ? null : found.company];
    }),
  );
}

function judgeName(
  { account: { name: ours } }: RegistryCase,
  { company, answeredAt }: { readonly company: RegisteredCompany; readonly answeredAt: Date },
) {
  const answer = { same: "same-name", close: "close-name", different: "other-name" } as const;
  const values = { ours, registered: company.name, answeredAt };
  return finding("name", answer[nameLikeness(ours, company.name)], values);
}

/** The form that the account's name ends with, and those that documents about the account state. */
function judgeForm(
  { account, documents }: RegistryCase,
  { company, answeredAt }: { readonly company: RegisteredCompany; readonly answeredAt: Date },
): RegistryFinding[] {
  const { legalForm: code } = company;
  if (code === null) return [];
  const isOwn = (facts: readonly Fact[]) =>
    facts.some(({ name, value }) => name === "siren" && value === company.siren);
  const printed = documents
    .filter(({ facts }) => isOwn(facts))
    .flatMap(({ facts }) => facts.filter(({ name }) => name === "legal-form"));
  const written = [account.name, ...printed.map(({ value }) => value)]
    .map((ours) => ({ ours, same: isSameForm(ours, code) }))
    .filter(({ same }) => same !== null);
  const [first] = written;
  if (!first) return [];
  const other = written.find(({ same }) => same === false);
  const registered = legalFormTitle(code);
  const { ours } = other ?? first;
  return [finding("form", other ? "other-form" : "same-form", { ours, registered, answeredAt })];
}

import { mayName } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact } from "#app/reader/reading.ts";
import { buyerByDeed, extractKinds, factsOf } from "./documents.ts";
import { rule, type RuleInput } from "./rule.ts";

const numbered: readonly DocumentKind[] = [
  ...extractKinds,
  "deed-of-sale",
  "journal-publication",
  "registry-receipt",
];

/**
 * After an acquisition the buyer's number is accepted too, if a deed in the same request names it
 * with the account's company. Another document of the buyer proves nothing.
 */
export const number = rule({
  id: "number",
  level: "serious",
  audience: "both",
  reads: true,
  answers: {
    account: "pass",
    buyer: "pass",
    other: "fail",
    "other-unlinked": "fail",
    several: "unknown",
    "wrong-check": "unknown",
    missing: "unknown",
    "account-without": "unknown",
  },
  appliesTo: ({ document }) => numbered.includes(document.kind) || numbersOf(document).length > 0,
  judge: (input) => {
    const wrong = factsOf(input.document, "wrong-siren");
    const facts = numbersOf(input.document);
    if (facts.length === 0 && wrong[0])
      return { answer: "wrong-check", values: { document: wrong[0].value }, facts: wrong };
    const account = input.account.siren ?? input.account.rna ?? "";
    const document = [...new Set(facts.map(({ value }) => value))].join(", ");
    const answer = severalOr(answerTo(input, facts), facts);
    if (answer === "buyer")
      return { answer, values: { account, document, beside: "deed-of-sale" }, facts };
    return { answer, values: { account, document }, facts };
  },
});

/** Several numbers that might each be meant are told apart by a person; they are not badly legible. */
function severalOr<Answer extends string>(answer: Answer, facts: readonly Fact[]) {
  const isOne = new Set(facts.map(({ value }) => value)).size <= 1;
  const isDoubtful = facts.some(({ confidence }) => confidence < doubtfulBelow);
  return isOne || !isDoubtful ? answer : ("several" as const);
}

/** A reader that finds two candidates gives each of them half its confidence. */
const doubtfulBelow = 0.5;

function numbersOf(document: RuleInput["document"]): Fact[] {
  return [...factsOf(document, "siren"), ...factsOf(document, "rna")];
}

export function isAboutAnother(input: RuleInput) {
  const facts = numbersOf(input.document);
  return facts.length > 0 && ["other", "other-unlinked"].includes(answerTo(input, facts));
}

function contradicts({ document, account }: RuleInput) {
  return (["siren", "rna"] as const).some((kind) => {
    const facts = factsOf(document, kind);
    return account[kind] && facts.length > 0 && !facts.some(({ value }) => value === account[kind]);
  });
}

function answerTo(input: RuleInput, facts: readonly Fact[]) {
  const { document, account, request } = input;
  const own = [account.siren, account.rna].filter((each) => each !== null);
  if (facts.length === 0) return "missing";
  if (own.length === 0) return "account-without";
  const numbers = new Set(facts.map(({ value }) => value));
  const isOwn = own.some((each) => numbers.has(each));
  if (isOwn && contradicts(input)) return "several";
  // An extract may also name other companies (a former owner, a manager), so several numbers are
  // ambiguous.
  const sirens = new Set(factsOf(document, "siren").map(({ value }) => value));
  if (extractKinds.includes(document.kind) && sirens.size > 1) return "several";
  if (isOwn) return "account";
  const buyer = buyerByDeed(input)?.sirens.map(({ value }) => value) ?? [];
  if (buyer.length === 1 && buyer[0] !== undefined && numbers.has(buyer[0])) return "buyer";
  return mayName(request.situation, "buyer") ? "other-unlinked" : "other";
}

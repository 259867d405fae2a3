import { isDocumentAsked } from "#app/domain/situation/catalogue.ts";
import { type DocumentKind, documentKindIds } from "#app/domain/situation/ids.ts";
import { extractKinds, factsOf } from "./documents.ts";
import { rule, type RuleInput } from "./rule.ts";

/** Either register extract is accepted: a firm outside the trade register has no Kbis. */
export const kind = rule({
  id: "kind",
  level: "serious",
  audience: "both",
  reads: true,
  answers: {
    fits: "pass",
    "other-extract": "pass",
    other: "fail",
    "not-asked": "fail",
    "not-recognised": "unknown",
    several: "unknown",
  },
  appliesTo: () => true,
  judge: (input) => {
    const facts = factsOf(input.document, "kind").filter(({ value }) => isKind(value));
    const kinds = new Set(facts.map(({ value }) => value as DocumentKind));
    const [found] = kinds;
    if (!found) return { answer: "not-recognised" };
    const values = { given: input.document.kind, found };
    if (kinds.size > 1) return { answer: "several", values, facts };
    const answer = answerTo(input, found);
    // A document that is not asked for does not help, but does no harm beside those that are.
    return { answer, values, facts, ...(answer === "not-asked" && { level: "notice" }) };
  },
});

function answerTo({ document, request, account }: RuleInput, found: DocumentKind) {
  const isAsked = isDocumentAsked(request.situation, account.entity, found);
  if (found === document.kind) return isAsked ? "fits" : "not-asked";
  const areExtracts = extractKinds.includes(found) && extractKinds.includes(document.kind);
  return areExtracts && isAsked ? "other-extract" : "other";
}

function isKind(value: string): value is DocumentKind {
  return (documentKindIds as readonly string[]).includes(value);
}

import { factsOf, isOfAccount, managersOf, namingKinds, readOthers } from "./documents.ts";
import { findPerson } from "./person-named.ts";
import { rule, type RuleInput } from "./rule.ts";

export const signatory = rule({
  id: "signatory",
  level: "serious",
  audience: "both",
  reads: true,
  answers: {
    named: "pass",
    close: "unknown",
    "not-named": "fail",
    "nobody-beside": "unknown",
    "not-read": "unknown",
  },
  appliesTo: ({ document }) => document.kind === "letter",
  judge: (input) => {
    const [fact] = factsOf(input.document, "signatory");
    if (!fact) return { answer: "not-read" };
    const beside = namingBeside(input);
    const found = { facts: [fact] };
    const managers = beside ? managersOf(beside) : [];
    const named = findPerson(fact.value, managers);
    if (!named || !beside)
      return { answer: "nobody-beside", values: { contact: fact.value }, ...found };
    const known = named.answer === "not-named" ? managers : [named.fact];
    const account = known.map(({ value }) => value).join(", ");
    const values = { contact: fact.value, account, document: fact.value, beside: beside.kind };
    return { answer: named.answer, values, ...found };
  },
});

/** Another company's extract names its own people and proves nothing. */
function namingBeside(input: RuleInput) {
  return readOthers(input).find(
    (other) =>
      namingKinds.includes(other.kind) && isOfAccount(input, other) && managersOf(other).length > 0,
  );
}

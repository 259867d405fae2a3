import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact } from "#app/reader/reading.ts";
import { buyerByDeed, factsOf, isOfAccount } from "./documents.ts";
import { nameLikeness } from "./name-likeness.ts";
import { type Finding, rule, type RuleInput } from "./rule.ts";

type Answer = "account" | "buyer" | "close" | "different" | "different-same-number" | "missing";

export const name = rule({
  id: "name",
  level: "serious",
  audience: "both",
  reads: true,
  answers: {
    account: "pass",
    buyer: "pass",
    close: "unknown",
    different: "fail",
    "different-same-number": "fail",
    missing: "unknown",
  },
  appliesTo: () => true,
  judge: (input): Finding<Answer> => {
    const facts = namesOn(input.document);
    const account = input.account.name;
    const [best] = likest(facts, account);
    if (!best) return { answer: "missing", values: { account } };
    const values = { account, document: best.value };
    const found = { values, facts: [best] };
    const likeness = nameLikeness(best.value, account);
    if (likeness === "same") return { answer: "account", ...found };
    const buyer = buyerNamed(input, facts);
    if (buyer)
      return { answer: "buyer", values: { account, document: buyer.value }, facts: [buyer] };
    if (likeness === "close") return { answer: "close", ...found };
    // The number identifies the company, which may have changed its name.
    if (isOfAccount(input, input.document))
      return { answer: "different-same-number", level: "notice", ...found };
    return { answer: "different", ...found };
  },
});

const withParties: readonly DocumentKind[] = ["deed-of-sale"];

function namesOn(document: RuleInput["document"]): Fact[] {
  const parties = withParties.includes(document.kind) ? factsOf(document, "party") : [];
  return [...factsOf(document, "name"), ...parties];
}

const order = { same: 0, close: 1, different: 2 };

function likest(facts: readonly Fact[], wanted: string) {
  const far = ({ value }: Fact) => order[nameLikeness(value, wanted)];
  return [...facts].sort((a, b) => far(a) - far(b));
}

function buyerNamed(input: RuleInput, facts: readonly Fact[]) {
  const buyers = buyerByDeed(input)?.buyers ?? [];
  return facts.find((fact) =>
    buyers.some((buyer) => nameLikeness(buyer.value, fact.value) === "same"),
  );
}

import { mayName } from "#app/domain/situation/catalogue.ts";
import type { Fact } from "#app/reader/reading.ts";
import {
  extractKinds,
  factsOf,
  isOfAccount,
  partyOf,
  readOthers,
  sellsAccount,
} from "./documents.ts";
import { type Likeness, nameLikeness } from "./name-likeness.ts";
import { type Finding, rule, type RuleDocument, type RuleInput } from "./rule.ts";

type Answer =
  "same" | "close" | "other" | "extract-of-sold" | "other-sale" | "no-buyer" | "no-extract";

const byLikeness = { same: "same", close: "close", different: "other" } as const satisfies Record<
  Likeness,
  Answer
>;

export const buyer = rule({
  id: "buyer",
  level: "serious",
  audience: "both",
  reads: true,
  answers: {
    same: "pass",
    close: "unknown",
    other: "fail",
    "extract-of-sold": "unknown",
    "other-sale": "unknown",
    "no-buyer": "unknown",
    "no-extract": "unknown",
  },
  appliesTo: ({ document, request }) =>
    document.kind === "deed-of-sale" && mayName(request.situation, "buyer"),
  judge: (input): Finding<Answer> => {
    const { buyers } = partyOf(input, input.document);
    const extracts = readOthers(input).filter(
      (other) => extractKinds.includes(other.kind) && whoseIs(other) !== undefined,
    );
    const extract = extracts.find((each) => !isOfAccount(input, each)) ?? extracts[0];
    const facts = buyers.slice(0, 1);
    const document = facts[0]?.value ?? "";
    if (buyers.length === 0) return { answer: "no-buyer" };
    if (!extract) return { answer: "no-extract", values: { document }, facts };
    const account = whoseIs(extract) ?? "";
    const values = { account, document, beside: extract.kind };
    // In a sale of shares the sold company keeps its number, so its own extract is equally
    // acceptable.
    if (isOfAccount(input, extract)) return { answer: "extract-of-sold", values, facts };
    if (!sellsAccount(input, input.document)) return { answer: "other-sale", values, facts };
    return { answer: compare(input, buyers, extract), values, facts };
  },
});

function whoseIs(extract: RuleDocument) {
  return [...factsOf(extract, "name"), ...factsOf(extract, "siren")][0]?.value;
}

function compare(input: RuleInput, buyers: readonly Fact[], extract: RuleDocument): Answer {
  const names = factsOf(extract, "name");
  const likeness = (["same", "close", "different"] as const).find((each) =>
    buyers.some(({ value }) => names.some((name) => nameLikeness(name.value, value) === each)),
  );
  const byName = likeness ? byLikeness[likeness] : "close";
  const onDeed = factsOf(input.document, "siren").filter(({ note }) => note === "buyer");
  const onExtract = factsOf(extract, "siren").map(({ value }) => value);
  if (onDeed.length === 0 || onExtract.length === 0) return byName;
  // One name with two numbers differs; one number with two names is left to a person.
  const isSameNumber = onDeed.some(({ value }) => onExtract.includes(value));
  if (isSameNumber) return byName === "other" ? "close" : "same";
  return "other";
}

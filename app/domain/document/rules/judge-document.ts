import { rules, type AnswerOf, type RuleId } from "./all.ts";
import type { RuleOutcome } from "./outcome.ts";
import { isWellRead } from "./documents.ts";
import type { Finding, Place, Rule, RuleInput } from "./rule.ts";

/** Below it a single fact proves nothing (0 to 1). */
const leastFactConfidence = 0.6;

type AnyRule = Rule<RuleId, AnswerOf<RuleId>>;

/** The outcomes of every rule that has something to say, in the order in which they are shown. */
export function judgeDocument(input: RuleInput): RuleOutcome[] {
  // Each rule is sure of its own answers; here they are all alike.
  return (rules as readonly unknown[] as readonly AnyRule[])
    .filter((rule) => rule.appliesTo(input))
    .map((rule) => outcomeOf(rule, input));
}

function outcomeOf(rule: AnyRule, input: RuleInput): RuleOutcome {
  const { id, level, audience, answers, reads } = rule;
  const told = { rule: id, level, audience, values: {}, facts: [] };
  if (reads && input.document.reading !== "done") {
    const answer = input.document.reading === "waiting" ? "being-read" : "not-read";
    return { ...told, answer, state: "unknown" };
  }
  const finding = rule.judge(input);
  const { answer, values = {}, facts = [] } = finding;
  const found = { ...told, values, facts, level: finding.level ?? level };
  const state = answers[answer];
  if (reads && state !== "unknown" && !isReliable(input, finding))
    return { ...found, answer: "badly-read", state: "unknown" };
  return { ...found, answer, state };
}

/** A misread letter must make nothing green, nor accuse anybody. */
function isReliable({ document }: RuleInput, { facts = [] }: Finding<string>) {
  const confident = (place: Place) =>
    !("confidence" in place) || Number(place.confidence) >= leastFactConfidence;
  return isWellRead(document) && facts.length > 0 && facts.every(confident);
}

import { type AnswerOf, type RuleId, rules } from "./all.ts";
import { isWellRead } from "./documents.ts";
import type { RuleOutcome } from "./outcome.ts";
import { onlyOwnNotice } from "./own-notice.ts";
import type { Finding, Place, Rule, RuleInput } from "./rule.ts";

/** Of a single fact (0 to 1). Less is "cannot tell"; a green rule needs more than a red one. */
const leastFactConfidence = 0.6;
const leastToPass = 0.75;

type AnyRule = Rule<RuleId, AnswerOf<RuleId>>;

export function judgeDocument(given: RuleInput): RuleOutcome[] {
  const input = {
    ...given,
    document: onlyOwnNotice(given.document, given.account),
    others: given.others.map((other) => onlyOwnNotice(other, given.account)),
  };
  // Each rule's answers are typed in its own file; here all rules have one common type.
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
  const least = state === "pass" ? leastToPass : leastFactConfidence;
  if (reads && state !== "unknown" && !isReliable(input, finding, least))
    return { ...found, answer: "badly-read", state: "unknown" };
  return { ...found, answer, state };
}

/** A misread letter must neither pass a document nor accuse anyone. */
function isReliable({ document }: RuleInput, { facts = [] }: Finding<string>, least: number) {
  const confident = (place: Place) => !("confidence" in place) || Number(place.confidence) >= least;
  return isWellRead(document) && facts.length > 0 && facts.every(confident);
}

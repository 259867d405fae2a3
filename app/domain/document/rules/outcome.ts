import type { AnswerOf, RuleId } from "./all.ts";
import type { Audience, Place, RuleLevel, RuleState, Values } from "./rule.ts";

/** Answers of whatever rule needs the paper's words: not read yet, not readable by us, or read badly. */
export const readingAnswers = ["being-read", "not-read", "badly-read"] as const;
export type ReadingAnswer = (typeof readingAnswers)[number];

/** What a rule says of a paper; a fact for a person, which refuses nothing by itself. Survives JSON. */
export interface RuleOutcome {
  readonly rule: RuleId;
  readonly answer: AnswerOf<RuleId> | ReadingAnswer;
  readonly state: RuleState;
  readonly level: RuleLevel;
  readonly audience: Audience;
  readonly values: Values;
  readonly facts: readonly Place[];
}

/** A paper with one of these is replaced, or goes on with an explanation that staff read beside the rule. */
export function asksExplanation(outcomes: readonly RuleOutcome[]): boolean {
  return forCustomer(outcomes).some(({ state, level }) => state === "fail" && level === "serious");
}

/** What the customer is shown: nothing that would teach a forger. */
export function forCustomer(outcomes: readonly RuleOutcome[]): RuleOutcome[] {
  return outcomes.filter(({ audience }) => audience === "both");
}

import type { AnswerOf, RuleId } from "./all.ts";
import type { Audience, Place, RuleLevel, RuleState, Values } from "./rule.ts";

export type ReadingAnswer = "being-read" | "not-read" | "badly-read";

/** For a person: refuses nothing by itself. JSON-serialisable. */
export interface RuleOutcome {
  readonly rule: RuleId;
  readonly answer: AnswerOf<RuleId> | ReadingAnswer;
  readonly state: RuleState;
  readonly level: RuleLevel;
  readonly audience: Audience;
  readonly values: Values;
  readonly facts: readonly Place[];
}

export function asksExplanation(outcomes: readonly RuleOutcome[]): boolean {
  return forCustomer(outcomes).some(({ state, level }) => state === "fail" && level === "serious");
}

/** Nothing that would help a forger. */
export function forCustomer(outcomes: readonly RuleOutcome[]): RuleOutcome[] {
  return outcomes.filter(({ audience }) => audience === "both");
}

import type { DecisionId } from "#app/domain/request/decision-ids.ts";
import type { SecondVerdict } from "#app/domain/request/second-verdict.ts";
import { m } from "#app/i18n/paraglide/messages.js";

const notices = {
  "none-left": () => m.second_look_none_left(),
  done: () => m.second_look_told_over(),
  over: () => m.second_look_told_over(),
  taken: () => m.second_look_told_taken(),
  "not-independent": () => m.second_look_told_not_independent(),
} as const;
export type LookNotice = keyof typeof notices;

export function readLookNotice(told: string | null): LookNotice | null {
  return (Object.keys(notices) as LookNotice[]).find((one) => one === told) ?? null;
}

export function noticeWords(notice: LookNotice) {
  return notices[notice]();
}

const firsts: Record<DecisionId, () => string> = {
  approved: () => m.second_look_first_approved(),
  rejected: () => m.second_look_first_rejected(),
  "changes-requested": () => m.second_look_first_changes(),
};

export function firstWords(decision: DecisionId) {
  return firsts[decision]();
}

const choices: Record<SecondVerdict, () => string> = {
  approve: () => m.second_look_verdict_approve(),
  reject: () => m.second_look_verdict_reject(),
  changes: () => m.second_look_verdict_changes(),
};

/** To choose from. */
export function verdictWords(verdict: SecondVerdict) {
  return choices[verdict]();
}

const firstAs: Record<SecondVerdict, DecisionId> = {
  approve: "approved",
  reject: "rejected",
  changes: "changes-requested",
};

/** Beside the first decision, in the same words. */
export function secondWords(verdict: SecondVerdict) {
  return firstWords(firstAs[verdict]);
}

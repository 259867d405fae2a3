import { limits } from "#app/domain/limits.ts";
import type { DecisionObstacle } from "#app/domain/risk/proposal.ts";
import type { ValuesRefusal } from "#app/domain/risk/settings-change.ts";
import { m } from "#app/i18n/paraglide/messages.js";

export type RiskRefusal = DecisionObstacle | ValuesRefusal | "not-found" | "reason-missing";

export interface RiskSettingsAnswer {
  readonly faults: readonly { readonly refusal: RiskRefusal; readonly field: string }[];
  /** What was typed, by the names of the fields. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
}

const words: Record<RiskRefusal, () => string> = {
  "not-permitted": () => m.risk_refused_not_permitted(),
  "not-found": () => m.risk_refused_not_found(),
  decided: () => m.risk_refused_decided(),
  stale: () => m.risk_refused_stale(),
  expired: () => m.risk_refused_expired(),
  own: () => m.risk_refused_own(),
  "shared-access": () => m.risk_refused_shared_access(),
  "proposer-gone": () => m.risk_refused_proposer_gone(),
  points: () => m.risk_refused_points({ most: limits.riskPointsMost }),
  "raised-from": () => m.risk_refused_raised_from({ most: limits.raisedFromMost }),
  "high-from": () => m.risk_refused_high_from({ most: limits.highFromMost }),
  floor: () => m.risk_refused_floor(),
  unchanged: () => m.risk_refused_unchanged(),
  "reason-missing": () => m.risk_refused_reason_missing(),
};

export function riskRefusal(refusal: RiskRefusal) {
  return words[refusal]();
}

export function faultErrors({ faults }: RiskSettingsAnswer) {
  return faults.map(({ refusal, field }) => ({ field, message: riskRefusal(refusal) }));
}

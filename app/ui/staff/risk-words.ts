import type { RiskId } from "#app/domain/request/risks.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { riskName } from "#app/i18n/risk-words.ts";

export function riskWords(risk: RiskId, failingRules: number) {
  return risk === "rules-fail" ? m.decision_failing({ count: failingRules }) : riskName(risk);
}

import { defaultRiskSettings, type RiskSettings } from "#app/domain/request/risk-settings.ts";

/** Those in force. */
export function readRiskSettings(): Promise<RiskSettings> {
  return Promise.resolve(defaultRiskSettings);
}

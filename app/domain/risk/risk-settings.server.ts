import {
  defaultRiskSettings,
  type RiskSettings,
  withDefaults,
} from "#app/domain/request/risk-settings.ts";
import type { Database } from "#db/connection/client.server.ts";
import { findRiskValues } from "#db/risk-proposals.server.ts";

/** Those in force. */
export async function readRiskSettings(db: Database): Promise<RiskSettings> {
  const found = await findRiskValues(db);
  return found ? { ...withDefaults(found.values), version: found.version } : defaultRiskSettings;
}

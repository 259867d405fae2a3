import { lacksTelephone } from "./call-back.ts";
import { highestBand, type RiskBand } from "./risk-band.ts";
import { riskCatalogue, risksOf, situationFloors } from "./risk-catalogue.ts";
import type { RiskSettings } from "./risk-settings.ts";
import type { RiskFacts, RiskId } from "./risks.ts";

export interface RiskPoint {
  readonly id: RiskId;
  readonly points: number;
  readonly floor: RiskBand;
  readonly value: number | Date | null;
}

export interface Assessment {
  /** The heaviest first. */
  readonly points: readonly RiskPoint[];
  readonly total: number;
  readonly band: RiskBand;
  /** The lowest band of the request's situation. */
  readonly situationFloor: RiskBand;
  /** Of the settings. */
  readonly version: number;
}

/** Points add up to a band; a floor can only raise it. */
export function assess(facts: RiskFacts, settings: RiskSettings): Assessment {
  const points = risksOf(facts)
    .map((id) => pointOf(id, facts, settings))
    .sort((a, b) => b.points - a.points);
  const total = points.reduce((sum, point) => sum + point.points, 0);
  const situationFloor = floorOfSituation(facts, settings);
  const floors = points.map(({ floor }) => floor);
  const band = highestBand([bandOf(total, settings), situationFloor, ...floors]);
  return { points, total, band, situationFloor, version: settings.version };
}

function pointOf(id: RiskId, facts: RiskFacts, settings: RiskSettings): RiskPoint {
  const value = riskCatalogue[id].value?.(facts) ?? null;
  return { id, points: settings.points[id], floor: floorOf(id, settings), value };
}

function bandOf(total: number, { raisedFrom, highFrom }: RiskSettings): RiskBand {
  if (total >= highFrom) return "high";
  return total >= raisedFrom ? "raised" : "low";
}

/** Never below the catalogue's. */
function floorOf(id: RiskId, { floors }: RiskSettings) {
  return highestBand([riskCatalogue[id].floor, floors[id]]);
}

function floorOfSituation(facts: RiskFacts, { situations }: RiskSettings) {
  const { situation } = facts;
  if (!situation) return "low";
  const which = lacksTelephone(facts) ? "withoutTelephone" : "floor";
  return highestBand([situationFloors[situation][which], situations[situation][which]]);
}

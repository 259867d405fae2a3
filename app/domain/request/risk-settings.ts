import { type SituationId, situationIds } from "#app/domain/situation/ids.ts";
import type { RiskBand } from "./risk-band.ts";
import { riskCatalogue, type SituationFloors, situationFloors } from "./risk-catalogue.ts";
import { type RiskId, riskIds } from "./risks.ts";

/** What two administrators can change. */
export interface RiskValues {
  readonly points: Readonly<Record<RiskId, number>>;
  readonly floors: Readonly<Record<RiskId, RiskBand>>;
  readonly situations: Readonly<Record<SituationId, SituationFloors>>;
  /** The sum of points from which a band begins. */
  readonly raisedFrom: number;
  readonly highFrom: number;
}

export interface RiskSettings extends RiskValues {
  /** 0: nobody changed anything yet. */
  readonly version: number;
}

export const defaultRiskSettings: RiskSettings = {
  version: 0,
  points: recordOf(riskIds, (id) => riskCatalogue[id].points),
  floors: recordOf(riskIds, (id) => riskCatalogue[id].floor),
  situations: recordOf(situationIds, (id) => situationFloors[id]),
  raisedFrom: 40,
  highFrom: 80,
};

/** Values that were kept before a risk or a situation existed lack it: the default is in force. */
export function withDefaults(kept: RiskValues): RiskValues {
  const { points, floors, situations } = defaultRiskSettings;
  return {
    ...kept,
    points: { ...points, ...kept.points },
    floors: { ...floors, ...kept.floors },
    situations: { ...situations, ...kept.situations },
  };
}

function recordOf<Key extends string, Value>(keys: readonly Key[], valueOf: (key: Key) => Value) {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>;
}

import type { RiskValues } from "#app/domain/request/risk-settings.ts";
import { riskIds } from "#app/domain/request/risks.ts";
import {
  floorField,
  pointsField,
  situationField,
  withoutTelephoneField,
} from "#app/domain/risk/settings-change.ts";
import { situationIds } from "#app/domain/situation/ids.ts";

/** What the form of these values sends. */
export function riskForm(values: RiskValues): Record<string, string> {
  const { points, floors, situations, raisedFrom, highFrom } = values;
  return {
    raisedFrom: String(raisedFrom),
    highFrom: String(highFrom),
    ...Object.fromEntries(riskIds.map((id) => [pointsField(id), String(points[id])])),
    ...Object.fromEntries(riskIds.map((id) => [floorField(id), floors[id]])),
    ...Object.fromEntries(situationIds.map((id) => [situationField(id), situations[id].floor])),
    ...Object.fromEntries(
      situationIds.map((id) => [withoutTelephoneField(id), situations[id].withoutTelephone]),
    ),
  };
}

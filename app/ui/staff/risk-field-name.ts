import type { RiskBand } from "#app/domain/request/risk-band.ts";
import { riskIds } from "#app/domain/request/risks.ts";
import {
  floorField,
  pointsField,
  situationField,
  withoutTelephoneField,
} from "#app/domain/risk/settings-change.ts";
import { situationIds } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { bandName, riskName } from "#app/i18n/risk-words.ts";
import { situationTitle } from "#app/i18n/words.ts";

/** What a field of the settings is called, where a change of it is listed. */
export function fieldName(field: string): string {
  if (field === "raisedFrom") return m.risk_settings_raised_from();
  if (field === "highFrom") return m.risk_settings_high_from();
  for (const id of riskIds) {
    const name = riskName(id);
    if (field === pointsField(id)) return m.risk_settings_points_of({ name });
    if (field === floorField(id)) return m.risk_settings_floor_of({ name });
  }
  for (const id of situationIds) {
    const name = situationTitle(id);
    if (field === situationField(id)) return m.risk_settings_with_of({ name });
    if (field === withoutTelephoneField(id)) return m.risk_settings_without_of({ name });
  }
  return field;
}

export function fieldValue(value: number | RiskBand) {
  return typeof value === "number" ? String(value) : bandName(value);
}

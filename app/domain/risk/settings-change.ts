import { limits } from "#app/domain/limits.ts";
import { highestBand, type RiskBand, riskBands } from "#app/domain/request/risk-band.ts";
import { riskCatalogue, situationFloors } from "#app/domain/request/risk-catalogue.ts";
import type { RiskValues } from "#app/domain/request/risk-settings.ts";
import { type RiskId, riskIds } from "#app/domain/request/risks.ts";
import { type SituationId, situationIds } from "#app/domain/situation/ids.ts";

/** The fields of the form, by their names. */
export const pointsField = (id: RiskId) => `points-${id}`;
export const floorField = (id: RiskId) => `floor-${id}`;
export const situationField = (id: SituationId) => `situation-${id}`;
export const withoutTelephoneField = (id: SituationId) => `without-telephone-${id}`;

export type ValuesRefusal = "points" | "raised-from" | "high-from" | "floor" | "unchanged";

export interface ValuesFault {
  readonly refusal: ValuesRefusal;
  readonly field: string;
}

/**
 * Hard limits: no settings can switch the score off. Points stay between 0 and
 * `limits.riskPointsMost`, bands begin no later than two limits, and floors never go below the
 * catalogue's.
 */
export function faultsOf(values: RiskValues, current: RiskValues): ValuesFault[] {
  const faults: ValuesFault[] = [
    ...riskIds
      .filter((id) => !isWithin(values.points[id], 0, limits.riskPointsMost))
      .map((id) => ({ refusal: "points" as const, field: pointsField(id) })),
    ...bandFaults(values),
    ...floorsOf(values)
      .filter(({ band, least }) => highestBand([band, least]) !== band)
      .map(({ field }) => ({ refusal: "floor" as const, field })),
  ];
  if (faults.length > 0) return faults;
  const isChanged = changesOf(current, values).length > 0;
  return isChanged ? [] : [{ refusal: "unchanged", field: "" }];
}

function bandFaults({ raisedFrom, highFrom }: RiskValues): ValuesFault[] {
  const isRaised = isWithin(raisedFrom, 1, limits.raisedFromMost);
  const isHigh = isWithin(highFrom, raisedFrom + 1, limits.highFromMost);
  return [
    ...(isRaised ? [] : [{ refusal: "raised-from", field: "raisedFrom" } as const]),
    ...(isHigh ? [] : [{ refusal: "high-from", field: "highFrom" } as const]),
  ];
}

function isWithin(value: number, least: number, most: number) {
  return Number.isInteger(value) && value >= least && value <= most;
}

interface Floor {
  readonly field: string;
  readonly band: RiskBand;
  /** What the catalogue asks for. */
  readonly least: RiskBand;
}

function floorsOf({ floors, situations }: RiskValues): Floor[] {
  return [
    ...riskIds.map((id) => ({
      field: floorField(id),
      band: floors[id],
      least: riskCatalogue[id].floor,
    })),
    ...situationIds.flatMap((id) => [
      {
        field: situationField(id),
        band: situations[id].floor,
        least: situationFloors[id].floor,
      },
      {
        field: withoutTelephoneField(id),
        band: situations[id].withoutTelephone,
        least: situationFloors[id].withoutTelephone,
      },
    ]),
  ];
}

export interface ValueChange {
  readonly field: string;
  readonly from: number | RiskBand;
  readonly to: number | RiskBand;
}

export function changesOf(before: RiskValues, after: RiskValues): ValueChange[] {
  const [from, to] = [flat(before), flat(after)];
  return Object.keys(to).flatMap((field) => {
    const [old, value] = [from[field], to[field]];
    return old === undefined || value === undefined || old === value
      ? []
      : [{ field, from: old, to: value }];
  });
}

function flat(values: RiskValues): Record<string, number | RiskBand> {
  return {
    raisedFrom: values.raisedFrom,
    highFrom: values.highFrom,
    ...Object.fromEntries(riskIds.map((id) => [pointsField(id), values.points[id]])),
    ...Object.fromEntries(floorsOf(values).map(({ field, band }) => [field, band])),
  };
}

/** What the form sends; a number that is none becomes NaN, which `faultsOf` refuses. */
export function valuesFrom(textOf: (field: string) => string): RiskValues {
  const number = (field: string) => {
    const text = textOf(field).trim();
    return /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  };
  const band = (field: string) => riskBands.find((one) => one === textOf(field)) ?? "low";
  const forRisks = <Value>(valueOf: (id: RiskId) => Value) =>
    Object.fromEntries(riskIds.map((id) => [id, valueOf(id)])) as Record<RiskId, Value>;
  return {
    points: forRisks((id) => number(pointsField(id))),
    floors: forRisks((id) => band(floorField(id))),
    situations: Object.fromEntries(
      situationIds.map((id) => [
        id,
        { floor: band(situationField(id)), withoutTelephone: band(withoutTelephoneField(id)) },
      ]),
    ) as RiskValues["situations"],
    raisedFrom: number("raisedFrom"),
    highFrom: number("highFrom"),
  };
}

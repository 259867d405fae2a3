import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { riskBands } from "#app/domain/request/risk-band.ts";
import { riskCatalogue } from "#app/domain/request/risk-catalogue.ts";
import {
  defaultRiskSettings,
  type RiskValues,
  withDefaults,
} from "#app/domain/request/risk-settings.ts";
import { riskIds } from "#app/domain/request/risks.ts";
import { withLimit } from "#tests/support/limits.ts";
import { riskForm } from "#tests/support/risk-values.ts";
import { changesOf, faultsOf, valuesFrom } from "./settings-change.ts";

const { points, floors, situations, raisedFrom, highFrom } = defaultRiskSettings;
const current: RiskValues = { points, floors, situations, raisedFrom, highFrom };

const withPoints = (points: number): RiskValues => ({
  ...current,
  points: { ...current.points, "odd-hour": points },
});
const faults = (values: RiskValues) => faultsOf(values, current).map(({ refusal }) => refusal);

function sent(values: RiskValues) {
  const form = riskForm(values);
  return (field: string) => form[field] ?? "";
}

describe("proposed values", () => {
  it("must change something", () => {
    expect(faults(current)).toEqual(["unchanged"]);
    expect(faults(withPoints(6))).toEqual([]);
  });

  it("have points between nothing and the limit", async () => {
    for (const points of [-1, 101, 1.5, NaN])
      expect(faults(withPoints(points))).toEqual(["points"]);
    expect(faults(withPoints(100))).toEqual([]);
    await withLimit("riskPointsMost", 50, () => {
      expect(faults(withPoints(51))).toContain("points");
    });
  });

  it("have bands that begin where two people can still be asked for", async () => {
    expect(faults({ ...current, raisedFrom: 0 })).toEqual(["raised-from"]);
    expect(faults({ ...current, raisedFrom: 61, highFrom: 100 })).toEqual(["raised-from"]);
    expect(faults({ ...current, highFrom: current.raisedFrom })).toEqual(["high-from"]);
    expect(faults({ ...current, highFrom: 121 })).toEqual(["high-from"]);
    expect(faults({ ...current, raisedFrom: 60, highFrom: 120 })).toEqual([]);
    await withLimit("raisedFromMost", 39, () => {
      expect(faults(withPoints(6))).toEqual(["raised-from"]);
    });
    await withLimit("highFromMost", 79, () => {
      expect(faults(withPoints(6))).toEqual(["high-from"]);
    });
  });

  it("never lower a floor of the catalogue, of a risk or of a situation", () => {
    for (const id of riskIds) {
      for (const band of riskBands) {
        const isLower = riskBands.indexOf(band) < riskBands.indexOf(riskCatalogue[id].floor);
        const lowered = { ...current, floors: { ...current.floors, [id]: band } };
        expect(faults(lowered).includes("floor"), `${id} ${band}`).toBe(isLower);
      }
    }
    const situations = {
      ...current.situations,
      "organisation.deceased": { floor: "raised", withoutTelephone: "raised" },
    } as const;
    expect(faults({ ...current, situations })).toEqual(["floor"]);
  });

  it("are read from the form as they were written, and anything else is refused", () => {
    const some = fc.record({ points: fc.nat(100), raisedFrom: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(some, ({ points, raisedFrom }) => {
        const values = { ...withPoints(points), raisedFrom };
        expect(valuesFrom(sent(values))).toEqual(values);
      }),
    );
    const nothing = valuesFrom(() => "");
    expect(faultsOf(nothing, current).length).toBeGreaterThan(riskIds.length);
    expect(valuesFrom((field) => (field === "raisedFrom" ? "1e2" : "")).raisedFrom).toBeNaN();
  });
});

it("Changes are listed with what was and what is to be", () => {
  const floors = { ...current.floors, "odd-hour": "raised" } as const;
  expect(changesOf(current, { ...withPoints(20), floors, highFrom: 90 })).toEqual([
    { field: "highFrom", from: 80, to: 90 },
    { field: "points-odd-hour", from: 5, to: 20 },
    { field: "floor-odd-hour", from: "low", to: "raised" },
  ]);
});

it("Values kept before a risk existed have its default", () => {
  const known = Object.entries(points).filter(([id]) => id !== "odd-hour");
  const kept = { ...current, points: Object.fromEntries(known) } as unknown as RiskValues;
  expect(withDefaults(kept)).toEqual(current);
});

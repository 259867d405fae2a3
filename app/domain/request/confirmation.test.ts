import { describe, expect, it } from "vitest";
import {
  confirmationStage,
  effectStep,
  hoursToEffect,
  leastHold,
  nextEffectStepAt,
} from "./confirmation.ts";
import { statuses } from "./state-machine.ts";

const now = new Date("2026-11-29T12:00:00Z");
const earlier = new Date("2026-11-29T11:00:00Z");
const later = new Date("2026-11-29T13:00:00Z");
const approved = {
  status: "approved",
  takesEffectAt: earlier,
  confirmationDue: true,
  confirmationAskedAt: null,
  confirmBefore: null,
  confirmedAt: null,
} as const;
const asked = { ...approved, confirmationAskedAt: earlier, confirmBefore: later };

describe("an approved request", () => {
  it("waits until its delay ends, whatever was answered", () => {
    const delayed = { ...asked, takesEffectAt: later, confirmedAt: earlier };
    expect(effectStep(delayed, now)).toBe("wait");
    expect(effectStep({ ...approved, takesEffectAt: later }, now)).toBe("wait");
  });

  it("takes effect then, or is asked for first", () => {
    expect(effectStep({ ...approved, confirmationDue: false }, now)).toBe("apply");
    expect(effectStep(approved, now)).toBe("ask");
    expect(effectStep({ ...asked, confirmedAt: now }, now)).toBe("apply");
  });

  it("waits for the answer until its last moment, and then ends", () => {
    expect(effectStep(asked, now)).toBe("wait");
    expect(nextEffectStepAt(asked)).toEqual(later);
    expect(nextEffectStepAt(approved)).toEqual(earlier);
    expect(effectStep({ ...asked, confirmBefore: now }, now)).toBe("lapse");
  });
});

it("Nothing is to come for a request in any other status", () => {
  for (const status of statuses.filter((one) => one !== "approved")) {
    expect(effectStep({ ...asked, status }, now), status).toBe("wait");
    expect(nextEffectStepAt({ ...asked, status }), status).toBeNull();
  }
});

it("The customer sees that the confirmation comes later, is asked for now, or was not given", () => {
  expect(confirmationStage(approved)).toBe("later");
  expect(confirmationStage(asked)).toBe("now");
  expect(confirmationStage({ ...asked, confirmedAt: now })).toBeNull();
  expect(confirmationStage({ ...asked, status: "expired" })).toBe("lapsed");
  expect(confirmationStage({ ...approved, status: "expired" })).toBeNull();
  expect(confirmationStage({ ...approved, confirmationDue: false })).toBeNull();
});

it("Only the highest band waits for the cool-off, which is no shorter than the hold", () => {
  const rules = { holdHours: 48, coolOffHours: 72 };
  expect(hoursToEffect(24, rules, "raised")).toBe(24);
  expect(hoursToEffect(24, rules, "high")).toBe(72);
  expect(hoursToEffect(24, { ...rules, coolOffHours: 12 }, "high")).toBe(48);
  expect(leastHold(rules, false)).toBe(48);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, instantOf, localDay } from "./local-time.ts";
import { type Office, officeOf } from "./office.ts";
import { addWorkingMinutes, workingMinutesBetween } from "./working-time.ts";

/** Easter Monday, the first of May, Christmas and New Year's Day. */
const holidays = new Set(["2026-04-06", "2026-05-01", "2025-12-25", "2026-01-01", "2026-12-25"]);
const paris = officeOf("FR", holidays);
const reunion = officeOf("FR-RE", holidays);
const wholeDay = [{ from: 0, to: 24 * 60 }];
const alwaysOpen: Office = { ...paris, week: Array.from({ length: 7 }, () => wholeDay) };
const offices = [paris, reunion, alwaysOpen];

const at = (text: string) => new Date(text);
const due = (from: string, minutes: number, office = paris) =>
  addWorkingMinutes(at(from), minutes, office).toISOString();

describe("the due date", () => {
  it.each([
    ["a morning", "2026-03-10T09:00:00+01:00", 60, "2026-03-10T09:00:00.000Z"],
    ["across lunch", "2026-03-10T12:00:00+01:00", 60, "2026-03-10T13:30:00.000Z"],
    ["from lunch", "2026-03-10T13:10:00+01:00", 30, "2026-03-10T13:30:00.000Z"],
    ["at 23:59", "2026-03-10T23:59:00+01:00", 1, "2026-03-11T08:01:00.000Z"],
    ["over a week-end", "2026-03-13T17:30:00+01:00", 60, "2026-03-16T08:30:00.000Z"],
    ["over Easter", "2026-04-03T17:30:00+02:00", 60, "2026-04-07T07:30:00.000Z"],
    ["over a holiday and a week-end", "2026-04-30T17:59:00+02:00", 2, "2026-05-04T07:01:00.000Z"],
    ["over the year's end", "2025-12-31T17:30:00+01:00", 60, "2026-01-02T08:30:00.000Z"],
    ["over the clocks' change", "2026-03-27T17:30:00+01:00", 60, "2026-03-30T07:30:00.000Z"],
    ["over the autumn's change", "2026-10-23T17:30:00+02:00", 60, "2026-10-26T08:30:00.000Z"],
  ])("%s", (_, from, minutes, expected) => {
    expect(due(from, minutes)).toBe(expected);
  });

  it("a whole working day ends with the day, not with the next morning", () => {
    expect(due("2026-03-10T09:00:00+01:00", 450)).toBe("2026-03-10T17:00:00.000Z");
  });

  it("the hour that the clocks skip is not worked, and the one that comes twice is worked twice", () => {
    const day = (from: string, to: string) =>
      workingMinutesBetween(at(`${from}T00:00:00Z`), at(`${to}T00:00:00Z`), alwaysOpen);
    const wall = (date: string) =>
      workingMinutesBetween(
        instantOf(date, 0, "Europe/Paris"),
        instantOf(addDays(date, 1), 0, "Europe/Paris"),
        alwaysOpen,
      );
    expect([wall("2026-03-29"), wall("2026-10-25")]).toEqual([23 * 60, 25 * 60]);
    expect(day("2026-03-28", "2026-03-31")).toBe(3 * 24 * 60);
  });

  it("an office that never opens is a mistake", () => {
    const never = { ...paris, week: [] };
    expect(() => addWorkingMinutes(at("2026-03-10T09:00:00Z"), 1, never)).toThrow("never opens");
    expect(() =>
      workingMinutesBetween(at("2026-03-10T09:00:00Z"), at("2030-01-01T00:00:00Z"), never),
    ).toThrow("never opens");
  });
});

/** From the end of 2025 to the beginning of 2027: both changes of the clocks, twice a year's end. */
const moment = fc
  .integer({
    min: at("2025-12-20T00:00:00Z").getTime() / 1000,
    max: at("2027-01-10T00:00:00Z").getTime() / 1000,
  })
  .map((seconds) => new Date(seconds * 1000));
/** Up to three weeks. */
const span = fc.integer({ min: 0, max: 21 * 24 * 3_600_000 });
const minutes = fc.integer({ min: 0, max: 5_000 });
const office = fc.constantFrom(...offices);
const isOpen = (moment: Date, place: Office) =>
  workingMinutesBetween(moment, new Date(moment.getTime() + 1000), place) > 0;

describe("for every moment and every office", () => {
  it("so many minutes are worked until the due date", () => {
    fc.assert(
      fc.property(moment, minutes, office, (from, count, place) => {
        const until = addWorkingMinutes(from, count, place);
        expect(workingMinutesBetween(from, until, place)).toBeCloseTo(count, 6);
      }),
    );
  });

  it("what is due is due while the office is open, or as it closes, never on a holiday", () => {
    fc.assert(
      fc.property(moment, minutes, office, (from, count, place) => {
        const until = addWorkingMinutes(from, count, place);
        const before = new Date(until.getTime() - 1000);
        expect(isOpen(before, place) || isOpen(until, place)).toBe(true);
        expect(holidays.has(localDay(count > 0 ? before : until, place.zone))).toBe(false);
      }),
    );
  });

  it("a pause loses and gains nothing, wherever it falls and however long it is", () => {
    fc.assert(
      fc.property(moment, minutes, minutes, office, (from, before, after, place) => {
        const whole = addWorkingMinutes(from, before + after, place);
        const half = addWorkingMinutes(from, before, place);
        expect(addWorkingMinutes(half, after, place).getTime()).toBe(whole.getTime());
      }),
    );
  });

  it("later begun is never sooner due", () => {
    fc.assert(
      fc.property(moment, moment, minutes, office, (one, other, count, place) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(
          addWorkingMinutes(early, count, place) <= addWorkingMinutes(late, count, place),
        ).toBe(true);
      }),
    );
  });

  it("parts add up, at any cut", () => {
    fc.assert(
      fc.property(moment, span, span, office, (from, first, second, place) => {
        const cut = new Date(from.getTime() + first);
        const to = new Date(cut.getTime() + second);
        const whole = workingMinutesBetween(from, to, place);
        const parts =
          workingMinutesBetween(from, cut, place) + workingMinutesBetween(cut, to, place);
        expect(parts).toBeCloseTo(whole, 6);
      }),
    );
  });
});

it("A time on the wall that comes twice is its first moment, a skipped one the moment after", () => {
  expect(instantOf("2026-10-25", 150, "Europe/Paris").toISOString()).toBe(
    "2026-10-25T00:30:00.000Z",
  );
  expect(instantOf("2026-03-29", 150, "Europe/Paris").toISOString()).toBe(
    "2026-03-29T01:30:00.000Z",
  );
  expect(instantOf("2026-03-29", 150, "Indian/Reunion").toISOString()).toBe(
    "2026-03-28T22:30:00.000Z",
  );
});

import { describe, expect, it } from "vitest";
import { withLimit } from "#tests/support/limits.ts";
import { addDays, type Day, daysBetween, parseDay, weekOf } from "./day.ts";
import { periodQuery, pointsOf, readPeriod } from "./period.ts";

const today = "2026-11-28" as Day;
const read = (query: string) => readPeriod(new URLSearchParams(query), today);

function periodIn(query: string) {
  const found = read(query);
  return found.ok ? found.value : expect.fail(found.refusal);
}

describe("the period of the statistics", () => {
  it.each([
    ["", "2026-10-30", 30],
    ["days=7", "2026-11-22", 7],
    ["days=90", "2026-08-31", 90],
    ["days=31", "2026-10-30", 30],
  ])("asked for by %j ends today and begins on %s", (query, from, days) => {
    expect(periodIn(query)).toMatchObject({ from, to: today, days });
  });

  it("is compared with as many days right before it", () => {
    const { before } = periodIn("from=2026-11-01&to=2026-11-10");
    expect(before).toEqual({ from: "2026-10-22", to: "2026-10-31" });
  });

  it("never ends after today", () => {
    expect(periodIn("from=2026-11-01&to=2027-01-31")).toMatchObject({ to: today, days: 28 });
  });

  it.each([
    ["from=2026-11-01", "no-date"],
    ["from=2026-11-31&to=2026-12-01", "no-date"],
    ["from=hier&to=2026-11-01", "no-date"],
    ["from=2026-11-10&to=2026-11-01", "wrong-order"],
    ["from=2026-11-29&to=2026-11-30", "not-begun"],
  ])("refuses %s", (query, refusal) => {
    expect(read(query)).toEqual({ ok: false, refusal });
  });

  it("statisticsDays: is no longer than the limit", async () => {
    await withLimit("statisticsDays", 10, () => {
      expect(read("from=2026-11-01&to=2026-11-10").ok).toBe(true);
      expect(read("from=2026-11-01&to=2026-11-11")).toEqual({ ok: false, refusal: "too-long" });
    });
  });

  it("is found again by its own address", () => {
    for (const query of ["days=7", "from=2026-11-01&to=2026-11-10"]) {
      expect(periodQuery(periodIn(query))).toBe(query);
      expect(periodIn(periodQuery(periodIn(query)))).toEqual(periodIn(query));
    }
  });
});

describe("the points of a chart", () => {
  it("are days, also where the clocks change", () => {
    const points = pointsOf({ from: "2026-10-24" as Day, to: "2026-10-27" as Day, grain: "day" });
    expect(points).toEqual(["2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"]);
  });

  it("are weeks from Monday on for a long period", () => {
    const period = periodIn("from=2026-01-01&to=2026-11-28");
    expect(period.grain).toBe("week");
    const points = pointsOf(period);
    expect(points.slice(0, 2)).toEqual(["2025-12-29", "2026-01-05"]);
    expect(points.at(-1)).toBe("2026-11-23");
  });
});

it("A day is one of the calendar", () => {
  expect(["2026-02-29", "2026-13-01", "26-1-1", "", null].map(parseDay)).toEqual(
    Array.from({ length: 5 }, () => null),
  );
  expect(parseDay("2028-02-29")).toBe("2028-02-29");
  expect(addDays("2026-12-31" as Day, 1)).toBe("2027-01-01");
  expect(daysBetween("2026-03-28" as Day, "2026-03-30" as Day)).toBe(3);
  expect(weekOf("2026-11-29" as Day)).toBe("2026-11-23");
});

import { describe, expect, it } from "vitest";
import { type LimitName, limits, type SmsRules } from "#app/domain/limits.ts";
import { withLimit } from "#tests/support/limits.ts";
import type { SendCounts } from "./send-counts.ts";
import { budgetOf, secondsToWait, sendRefusal } from "./send-refusal.ts";

const none = { hour: 0, day: 0 };
const counts: SendCounts = {
  toNumberLately: 0,
  toNumberEver: 0,
  ofRequestInADay: 0,
  ofAccount: none,
  secondsSinceLast: null,
  toRange: none,
  toCountry: none,
  ofService: none,
  unproved: none,
};
const rules: SmsRules = { budget: { hour: 500, day: 3000 }, widening: 1 };
const home = { country: "FR", isAbroad: false, isProved: false };
const abroad = { country: "BE", isAbroad: true, isProved: false };
const overseas = { country: "RE", isAbroad: false, isProved: false };
const proved = { ...home, isProved: true };

type Place = typeof home;
const refused = (changes: Partial<SendCounts>, place: Place = home) =>
  sendRefusal({ ...counts, ...changes }, place, rules);

describe("waiting for the next code", () => {
  it.each([
    [0, 0],
    [1, 30],
    [2, 60],
    [3, 300],
    [7, 300],
  ])("after %i sends takes %i seconds", (day, seconds) => {
    const wait = (secondsSinceLast: number | null) =>
      secondsToWait({ ofAccount: { day }, secondsSinceLast });
    expect(wait(0)).toBe(seconds);
    expect(wait(seconds)).toBe(0);
    expect(wait(10_000)).toBe(0);
  });
});

it("the longest refusal is said first", () => {
  const sent = { hour: 100, day: 100 };
  const all = { toNumberEver: 20, ofRequestInADay: 8, ofAccount: sent, toRange: sent };
  const most = { ...all, toNumberLately: 5, secondsSinceLast: 1 };
  expect(refused(most, abroad)?.refusal).toBe("foreign-limit");
  expect(refused(most)?.refusal).toBe("request-limit");
  const fewer = { ...most, ofRequestInADay: 7 };
  expect(refused(fewer)?.refusal).toBe("account-day");
  const own = { ...fewer, ofAccount: { hour: 9, day: 9 } };
  expect(refused(own)?.refusal).toBe("paused-day");
  const ranged = { ...own, toRange: { hour: 10, day: 10 } };
  expect(refused(ranged)?.refusal).toBe("paused-hour");
  expect(refused({ ...ranged, ofAccount: { hour: 10, day: 10 } })?.refusal).toBe("account-hour");
  const free = { ...ranged, toRange: none };
  expect(refused(free)?.refusal).toBe("number-limit");
  expect(refused({ ...free, toNumberLately: 4 })?.refusal).toBe("wait");
  expect(refused({})).toBeNull();
});

describe("a budget", () => {
  const full = (hour: number, day: number) => ({ hour, day });

  it.each([
    ["a range in an hour", { toRange: full(10, 10) }, home, "range", "hour"],
    ["a range in a day", { toRange: full(0, 30) }, home, "range", "day"],
    ["a country in an hour", { toCountry: full(30, 30) }, abroad, "country", "hour"],
    ["a country in a day", { toCountry: full(0, 100) }, abroad, "country", "day"],
    ["a territory overseas", { toCountry: full(30, 30) }, overseas, "country", "hour"],
    ["the service in an hour", { ofService: full(500, 500) }, proved, "service", "hour"],
    ["the service in a day", { ofService: full(0, 3000) }, proved, "service", "day"],
    ["strangers' numbers in an hour", { unproved: full(400, 400) }, home, "service", "hour"],
    ["strangers' numbers in a day", { unproved: full(0, 2400) }, home, "service", "day"],
  ] as const)(
    "of %s stops codes, and names what is used up",
    (_what, sent, place, scope, period) => {
      const usedUp = { scope, period };
      expect(refused(sent, place)).toEqual({ refusal: `paused-${period}`, usedUp });
      const fewer = Object.fromEntries(
        Object.entries(sent).map(([name, { hour, day }]) => [
          name,
          { hour: Math.max(0, hour - 1), day: day - 1 },
        ]),
      );
      expect(refused(fewer, place)).toBeNull();
    },
  );

  it("of the service is mainland France's only one", () => {
    expect(refused({ toCountry: full(400, 2000) }, home)).toBeNull();
  });

  it("of the service keeps a share for proved numbers", () => {
    const used = { unproved: full(400, 400), ofService: full(400, 400) };
    expect(refused(used, home)?.refusal).toBe("paused-hour");
    expect(refused(used, proved)).toBeNull();
  });

  it("of countries and ranges is wider in test runs, the service's is not", () => {
    const wide = { ...rules, widening: 50 };
    expect(budgetOf({ scope: "range", period: "day" }, abroad, wide)).toBe(1500);
    expect(budgetOf({ scope: "country", period: "hour" }, abroad, wide)).toBe(1500);
    expect(budgetOf({ scope: "service", period: "hour" }, abroad, wide)).toBe(400);
  });
});

describe("a count for life", () => {
  it("is kept for a foreign number, apart for proved and unproved", () => {
    const own = { ...abroad, isProved: true };
    expect(refused({ toNumberEver: 20 }, abroad)?.refusal).toBe("foreign-limit");
    expect(refused({ toNumberEver: 19 }, abroad)).toBeNull();
    expect(refused({ toNumberEver: 199 }, own)).toBeNull();
    expect(refused({ toNumberEver: 200 }, own)?.refusal).toBe("foreign-limit");
  });

  it("is none in France or overseas", () => {
    for (const place of [home, overseas]) expect(refused({ toNumberEver: 1e6 }, place)).toBeNull();
  });
});

describe("the limit that is set decides", () => {
  const one = { hour: 1, day: 1 };
  it.each<[LimitName, number, Partial<SendCounts>, Place]>([
    ["sendsPerRequestADay", 1, { ofRequestInADay: 1 }, home],
    ["sendsPerNumber", 1, { toNumberLately: 1 }, home],
    ["sendsPerAccountAnHour", 1, { ofAccount: one }, home],
    ["sendsPerAccountADay", 1, { ofAccount: one }, home],
    ["sendsPerRangeAnHour", 1, { toRange: one }, home],
    ["sendsPerRangeADay", 1, { toRange: one }, home],
    ["sendsPerCountryAnHour", 1, { toCountry: one }, abroad],
    ["sendsPerCountryADay", 1, { toCountry: one }, abroad],
    ["sendsPerForeignNumber", 1, { toNumberEver: 1 }, abroad],
    ["sendsPerProvedForeignNumber", 1, { toNumberEver: 1 }, { ...abroad, isProved: true }],
    ["unprovedBudgetPercent", 0, {}, home],
  ])("%s: %i", async (name, value, sent, place) => {
    expect(refused(sent, place)).toBeNull();
    expect(limits[name]).not.toBe(value);
    expect(await withLimit(name, value, () => refused(sent, place))).not.toBeNull();
  });
});

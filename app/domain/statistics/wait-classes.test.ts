import fc from "fast-check";
import { expect, it } from "vitest";
import { classesOf, exactPercentile, percentileOf } from "./wait-classes.ts";

const waits = fc.array(fc.integer({ min: 0, max: 400 * 86_400 }), { minLength: 1, maxLength: 200 });

it("A percentile from classes is within 5 % of the exact one", () => {
  fc.assert(
    fc.property(waits, fc.constantFrom(0.5, 0.9), (all, share) => {
      const exact = exactPercentile(all, share) ?? 0;
      const found = percentileOf(classesOf(all), share) ?? 0;
      if (exact < 60) expect(found).toBe(0);
      else expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * 0.05 + 1);
    }),
  );
});

it("The classes of several days add up to those of all their waits", () => {
  fc.assert(
    fc.property(waits, waits, (one, other) => {
      const both = classesOf([...one, ...other]);
      const [a, b] = [classesOf(one), classesOf(other)];
      expect(both.map((_, index) => (a[index] ?? 0) + (b[index] ?? 0))).toEqual(both);
      expect(both).toHaveLength(Math.max(a.length, b.length));
    }),
  );
});

it("The exact percentile is a wait that occurred", () => {
  expect(exactPercentile([5, 1, 9, 3], 0.5)).toBe(3);
  expect(exactPercentile([5, 1, 9, 3], 0.9)).toBe(9);
  expect(exactPercentile([7], 0.5)).toBe(7);
  expect(exactPercentile([], 0.5)).toBeNull();
  expect(percentileOf([], 0.5)).toBeNull();
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { scaled, seeded } from "#tests/support/scenario/scale.ts";
import { breakLines } from "./break-lines.ts";

const words = (...widths: number[]) => widths.map((width) => ({ width, isGlued: false }));

it("Words that fit stay on one line, and no words make no line", () => {
  expect(breakLines(words(10, 10, 10), 2, 100)).toEqual([0]);
  expect(breakLines([], 2, 100)).toEqual([]);
});

it("A last line does not get a single short word if another break avoids it", () => {
  expect(breakLines(words(20, 20, 20, 20, 10), 5, 95)).toEqual([0, 3]);
});

it("Pieces of one word have no space between them", () => {
  expect(breakLines([...words(50), { width: 50, isGlued: true }], 5, 100)).toEqual([0]);
  expect(breakLines(words(50, 50), 5, 100)).toEqual([0, 1]);
});

it("For any words, every line fits and contains at least one word", () => {
  const paragraph = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 });
  for (const widths of seeded(7)(paragraph, scaled(2000, 200))) {
    const starts = breakLines(words(...widths), 4, 100);
    expect(starts[0]).toBe(0);
    for (const [index, start] of starts.entries()) {
      const line = widths.slice(start, starts[index + 1]);
      expect(line.length).toBeGreaterThan(0);
      expect(line.reduce((sum, width) => sum + width + 4, -4)).toBeLessThanOrEqual(100);
    }
  }
});

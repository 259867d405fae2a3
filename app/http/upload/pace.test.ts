import { expect, it } from "vitest";
import { advance, defaultPace, type Progress, startProgress } from "./pace.ts";

function givenUpAfter(bytesAt: (second: number) => number): number | null {
  let progress: Progress | null = startProgress(0, bytesAt(0));
  for (let second = 10; second <= 3600; second += 10) {
    progress = advance(progress, second * 1000, bytesAt(second), defaultPace);
    if (progress === null) return second;
  }
  return null;
}

it("A sender of one byte per second is given up after two minutes", () => {
  expect(givenUpAfter((second) => second)).toBe(120);
});

it("A sender who stops is given up after a minute", () => {
  expect(givenUpAfter((second) => Math.min(second, 300) * 50_000)).toBe(360);
});

it("A phone on EDGE, 8 KB per second with gaps of half a minute, is waited for", () => {
  expect(givenUpAfter((second) => Math.floor(second / 30) * 30 * 8_000)).toBeNull();
});

it("A fast sender that becomes slow is given up at the end of the next window", () => {
  expect(givenUpAfter((second) => (second <= 200 ? second * 100_000 : 20e6 + second))).toBe(360);
});

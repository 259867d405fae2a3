import { expect, it } from "vitest";
import { withLimit } from "#tests/support/limits.ts";
import { isOddHour } from "./odd-hour.ts";

const paris = (at: string) => isOddHour(new Date(at), "Europe/Paris");

it("Night and weekend are those of the customer", () => {
  expect(paris("2026-11-25T11:00:00Z")).toBe(false);
  expect(paris("2026-11-25T19:59:00Z")).toBe(false);
  expect(paris("2026-11-25T20:00:00Z")).toBe(true);
  expect(paris("2026-11-25T04:59:00Z")).toBe(true);
  expect(paris("2026-11-25T05:00:00Z")).toBe(false);
  // A Friday evening in Paris is Saturday in Nouméa.
  expect(paris("2026-11-27T16:00:00Z")).toBe(false);
  expect(isOddHour(new Date("2026-11-27T16:00:00Z"), "Pacific/Noumea")).toBe(true);
});

it("They follow the clock change", () => {
  expect(paris("2026-07-01T04:30:00Z")).toBe(false);
  expect(paris("2026-12-01T04:30:00Z")).toBe(true);
});

it("They follow the limits", async () => {
  await withLimit("nightFromHour", 18, () => {
    expect(paris("2026-11-25T17:30:00Z")).toBe(true);
  });
  await withLimit("nightUntilHour", 9, () => {
    expect(paris("2026-11-25T07:30:00Z")).toBe(true);
  });
});

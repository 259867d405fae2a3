import { expect, it } from "vitest";
import { formatMoment } from "./moment.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

it("A moment is written in Paris time and style", () => {
  const at = new Date("2026-11-23T13:05:00Z");
  expect(plain(formatMoment(at, "fr"))).toBe("lundi 23 novembre 2026 à 14 h 05");
  expect(plain(formatMoment(at, "en"))).toBe("Monday 23 November 2026 at 14:05");
  expect(plain(formatMoment(at, "fr", "short"))).toBe("23/11/2026 14 h 05");
  expect(plain(formatMoment(at, "fr", "hour"))).toBe("14 h 05");
  expect(formatMoment(at, "en", "hour")).toBe("14:05");
});

it("The first of a month is an ordinal in French, and midnight is 0 h", () => {
  const at = new Date("2026-06-30T22:00:00Z");
  expect(plain(formatMoment(at, "fr"))).toBe("mercredi 1er juillet 2026 à 0 h 00");
  expect(plain(formatMoment(at, "en", "date"))).toBe("1 July 2026");
});

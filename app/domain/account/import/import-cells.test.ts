import { describe, expect, it } from "vitest";
import { readDate } from "./import-date.ts";
import { readPhone } from "./import-phone.ts";

describe("dates of an export", () => {
  it.each([
    ["31/01/2026", "2026-01-31T00:00:00.000Z"],
    ["1/2/2026 14:05", "2026-02-01T14:05:00.000Z"],
    ["01-02-2026", "2026-02-01T00:00:00.000Z"],
    ["2026-01-31", "2026-01-31T00:00:00.000Z"],
    ["2026-01-31 14:05:09", "2026-01-31T14:05:09.000Z"],
    ["2026-01-31T14:05:00+02:00", "2026-01-31T12:05:00.000Z"],
  ])("reads %s", (text, iso) => {
    expect(readDate(text)?.toISOString()).toBe(iso);
  });

  it.each(["31/02/2026", "hier", "2026", "2026-02-31T25:00:00", "01/13/2026", "01/02/2026 24:00"])(
    "refuses %s",
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );
});

describe("telephone numbers of an export", () => {
  it.each([
    ["06 12 34 56 78", "+33612345678", true],
    ["+33 (0)6 12 34 56 78", "+33612345678", true],
    ["612345678", "+33612345678", true],
    ["33612345678", "+33612345678", true],
    ["0692 12 34 56", "+262692123456", true],
    ["04 88 66 22 23", "+33488662223", false],
    ["+44 7400 123456", "+447400123456", true],
  ])("reads %s", (text, number, isMobile) => {
    expect(readPhone(text)).toEqual({ number, isMobile });
  });

  it.each(["", "voir dossier", "3,36123E+10", "0012"])("refuses %s", (text) => {
    expect(readPhone(text)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { isSiren, isSiret, parseRna, parseSiren } from "./organisation-numbers.ts";

describe("SIREN and SIRET", () => {
  it.each(["732829320", "356000000", "552100554"])("takes the SIREN %s", (siren) => {
    expect(isSiren(siren)).toBe(true);
  });

  it.each(["732829321", "73282932", "7328293200", "ABCDEFGHI", ""])("refuses %s", (text) => {
    expect(isSiren(text)).toBe(false);
  });

  it("accepts La Poste's establishments, whose digits add up to a multiple of five", () => {
    expect(isSiret("35600000049837")).toBe(true);
    expect(isSiret("35600000049838")).toBe(false);
  });

  it("extracts the SIREN from a SIRET, however it is spaced", () => {
    expect(parseSiren("732 829 320 00074")).toBe("732829320");
    expect(parseSiren("732\u00a0829\u00a0320")).toBe("732829320");
    expect(parseSiren("732 829 320 00075")).toBeNull();
  });

  it("reads an RNA number in any case", () => {
    expect(parseRna("w751 234 567")).toBe("W751234567");
    expect(parseRna("751234567")).toBeNull();
  });
});

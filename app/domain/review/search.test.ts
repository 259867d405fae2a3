import { describe, expect, it } from "vitest";
import { parseReference, parseSearch } from "./search.server.ts";

describe("what staff type into the search field", () => {
  it.each(["06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "06.12.34.56.78"])(
    "%s finds the number",
    (text) => {
      expect(parseSearch(text)?.numbers).toContain("+33612345678");
    },
  );

  it("0692 12 34 56 also finds the number in Réunion", () => {
    expect(parseSearch("0692 12 34 56")?.numbers).toContain("+262692123456");
  });

  it("a reference is accepted in any case and without its dash", () => {
    expect(parseReference("k7tm 2xq9")).toBe("K7TM-2XQ9");
    expect(parseReference("k7tm")).toBeNull();
  });

  it("a login is not a number, and empty text is not a search", () => {
    expect(parseSearch(" Camille.Durand ")).toEqual({
      words: ["Camille.Durand"],
      login: "camille.durand",
      reference: null,
      siren: null,
      email: null,
      numbers: [],
    });
    expect(parseSearch("  ")).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { freezeWords, isFreezeWord } from "./freeze-words.ts";

describe("the word that confirms “this was not me”", () => {
  it("is plain capitals, easy to type in either language", () => {
    for (const word of freezeWords) expect(word).toMatch(/^[A-Z]{4,6}$/);
    expect(new Set(freezeWords).size).toBe(freezeWords.length);
  });

  it("may be typed in any case, with accents, spaces or quotes", () => {
    for (const typed of ["lune", " Lune ", "« LUNE »", "lùne."]) {
      expect(isFreezeWord(typed, "LUNE")).toBe(true);
    }
  });

  it("matches no other word", () => {
    for (const typed of ["", "PONT", "LUN", "LUNES"])
      expect(isFreezeWord(typed, "LUNE")).toBe(false);
  });
});

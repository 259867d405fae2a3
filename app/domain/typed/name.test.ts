import { describe, expect, it } from "vitest";
import { cleanName, cleanRole, cleanText, hiddenSign } from "./name.ts";

describe("a name", () => {
  it.each([
    [" Julie\u00a0Castel ", "Julie Castel"],
    ["Julie\tCastel", "Julie Castel"],
    ["Julie\u202f\u2009Castel", "Julie Castel"],
    ["Ju\u00adlie\u200b Castel\ufeff", "Julie Castel"],
    ["Andre\u0301", "André"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(cleanName(typed)).toBe(kept);
    expect(hiddenSign(kept)).toBeNull();
  });

  it.each([
    "Zoé Léger-O’Neill",
    "Łukasz Żółć",
    "Nguyễn Thị Minh",
    "Елена Петрова",
    "Ἀλέξανδρος",
    "李小龙",
    "김민수",
    "محمد",
    "עמוס",
    "علی\u200cرضا",
    "क\u094d\u200dष",
    "ශ\u0dca\u200dරී",
  ])("%s has nothing hidden", (name) => {
    expect(hiddenSign(cleanName(name))).toBeNull();
  });

  it.each([
    ["\u202eeiluJ", "U+202E"],
    ["Julie\u2066", "U+2066"],
    ["Ju\u200elie", "U+200E"],
    ["Ju\u200clie", "U+200C"],
    ["Ju\u034flie", "U+034F"],
    ["Julie\u{e0061}", "U+E0061"],
    ["Julie\u{e0100}", "U+E0100"],
    ["Julie\ufe0f", "U+FE0F"],
    ["Julie\uf8ff", "U+F8FF"],
    ["Julie\u0007", "U+0007"],
    ["Ju\u0000lie", "U+0000"],
    ["Julie\u2800", "U+2800"],
    ["Jul\ufffdie", "U+FFFD"],
    ["Ju\ud800lie", "U+D800"],
  ])("%j hides %s", (name, sign) => {
    expect(hiddenSign(cleanName(name))).toBe(sign);
  });
});

describe("a role", () => {
  it("keeps inclusive writing, but not as an address that exists", () => {
    expect(cleanRole("Directeur.trice")).toBe("Directeur.trice");
    expect(cleanRole("Gérant.e.s")).toBe("Gérant.e.s");
    expect(cleanRole("Gérant.es")).toBe("Gérant·es");
    expect(cleanRole("Ste.Marie")).toBe("Ste.Marie");
  });
});

describe("an explanation", () => {
  it("keeps its lines and letters, and loses what is hidden", () => {
    expect(cleanText(" Porté\u202e\r\nen\u00a0métropole\u{e0041}\u2028علی\u200cرضا ")).toBe(
      "Porté\nen\u00a0métropole\nعلی\u200cرضا",
    );
    expect(cleanText("\u200b\u202e")).toBe("");
  });
});

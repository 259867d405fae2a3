import { describe, expect, it } from "vitest";
import { isOneGsm7Message } from "./gsm7.ts";

describe("one GSM-7 message", () => {
  it.each([
    "Votre code est 123456. Il est valable 10 minutes.\n\n@portail.example #123456",
    "é è à ù ì ò ä ö ü ñ Ç £ § ¿ Δ",
    "",
    "a".repeat(160),
    "€".repeat(80),
  ])("takes %j", (text) => {
    expect(isOneGsm7Message(text)).toBe(true);
  });

  it.each([
    ["a typographic apostrophe", "l’espace"],
    ["a cedilla in lower case", "français"],
    ["a circumflex", "vous êtes"],
    ["a no-break space", "12\u00a034"],
    ["a tabulation", "a\tb"],
    ["an emoji", "👍"],
    ["161 characters", "a".repeat(161)],
    ["81 extension characters", "€".repeat(81)],
    ["159 characters and an extension character", `${"a".repeat(159)}€`],
  ])("refuses %s", (_, text) => {
    expect(isOneGsm7Message(text)).toBe(false);
  });
});

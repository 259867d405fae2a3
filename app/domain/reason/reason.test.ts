import { expect, it } from "vitest";
import { missingTexts, wordedReason } from "./reason.ts";

const text = "Ce document est trop ancien.";

it("The customer reads the reason, and the comment after it", () => {
  expect(wordedReason(text, " \n", false)).toBe(text);
  expect(wordedReason(text, "Voyez la page 2.", false)).toBe(`${text}\n\nVoyez la page 2.`);
});

it("What a script put into the field is not said twice, and may be changed there", () => {
  expect(wordedReason(text, `${text}\n\nVoyez la page 2.`, false)).toBe(
    `${text}\n\nVoyez la page 2.`,
  );
  expect(wordedReason(text, "Ce Kbis est trop ancien.", true)).toBe("Ce Kbis est trop ancien.");
});

it("A reason needs all its texts in both languages", () => {
  const texts = { titleFr: "Ancien", titleEn: "Old", textFr: text, textEn: " " };
  expect(missingTexts(texts)).toEqual(["textEn"]);
});

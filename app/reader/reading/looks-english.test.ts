import { expect, test } from "vitest";
import { looksEnglish } from "./looks-english.ts";

const words = (text: string) => text.split(" ");

test.each([
  [
    "I, the undersigned, inform you of the death of our main contact and ask you to change it",
    true,
  ],
  ["Je soussignée vous informe du décès de notre contact et vous prie de le remplacer", false],
  ["Extrait Kbis THE ART OF TO", false],
  [
    "Nous vous prions de remplacer the head of the house of the arts and crafts par le suivant du",
    true,
  ],
  ["", false],
])("%s", (text, english) => {
  expect(looksEnglish(words(text))).toBe(english);
});

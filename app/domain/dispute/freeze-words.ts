import { peeled } from "#app/domain/typed/plain.ts";
import { withoutAccents } from "#app/reader/fold.ts";

export const freezeWords = [
  "PONT",
  "LUNE",
  "SAPIN",
  "RIVE",
  "CITRON",
  "PHARE",
  "TULIPE",
  "ORANGE",
  "NUAGE",
  "PARC",
  "MELON",
  "RADIO",
  "PIANO",
  "TIGRE",
  "SOLEIL",
  "VIOLON",
] as const;

/** Only letters count: the words have no digits. */
export function isFreezeWord(typed: string, word: string) {
  return withoutAccents(peeled(typed)).replace(/[^a-z]/g, "") === word.toLowerCase();
}

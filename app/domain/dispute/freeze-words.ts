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

export function isFreezeWord(typed: string, word: string) {
  return (
    typed
      .normalize("NFKD")
      .replace(/[^a-z]/gi, "")
      .toUpperCase() === word
  );
}

const englishWords = new Set(
  "the of and to is that for with this from you your we our my".split(" "),
);
const frenchWords = new Set(
  "le la les de des du et que pour avec ce vous votre nous notre une".split(" "),
);

/** Fewer matches prove nothing: a French document may contain an English name. */
const least = 5;

export function looksEnglish(words: readonly string[]): boolean {
  const among = (list: ReadonlySet<string>) =>
    words.filter((word) => list.has(word.toLowerCase())).length;
  const english = among(englishWords);
  return english >= least && english > among(frenchWords);
}

/** Words that every text of some length has, and that the other language has not. */
const englishWords = new Set(
  "the of and to is that for with this from you your we our my".split(" "),
);
const frenchWords = new Set(
  "le la les de des du et que pour avec ce vous votre nous notre une".split(" "),
);

/** Fewer of them say nothing: a French paper may have an English name on it. */
const least = 5;

/** Whether the words of a page, as a French reader made them out, are English. */
export function looksEnglish(words: readonly string[]): boolean {
  const among = (list: ReadonlySet<string>) =>
    words.filter((word) => list.has(word.toLowerCase())).length;
  const english = among(englishWords);
  return english >= least && english > among(frenchWords);
}

const alike: Record<string, string> = { o: "0", q: "0", i: "1", l: "1", "|": "1", "!": "1" };

/**
 * Only known look-alikes among at least as many true digits ("73z 8Z9" and "7328293Z0" stay
 * unchanged). Never changes a file's own text.
 */
export function figures(word: string, isRead: boolean): string {
  if (!isRead) return word;
  const [, lead = "", rest = ""] =
    /^([^\doilq|!]*?)([\doilq|!][\doilq|!.,/-]*)[^\doilq|!]*$/.exec(word) ?? [];
  const digits = rest.replace(/\D/g, "").length;
  const letters = rest.replace(/[^oilq|!]/g, "").length;
  if (letters === 0 || digits < 2 || digits < letters || lead.length > 3) return word;
  const fixed = rest.replace(/[oilq|!]/g, (letter) => alike[letter] ?? letter);
  return lead + fixed + word.slice(lead.length + rest.length);
}

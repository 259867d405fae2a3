const quotes = /[‘’ʼ`´]/g;
const guillemets = /[«»“”„]/g;
const dashes = /[‐‑‒–—]/g;
const spaces = /[\u00a0\u2000-\u200a\u202f]/g;

/**
 * Lower case, no accents, plain quotes and dashes. Differs from `reader/fold.ts` because it keeps
 * the length, so positions still match.
 */
export function fold(text: string): string {
  return text
    .replace(quotes, "'")
    .replace(guillemets, '"')
    .replace(dashes, "-")
    .replace(spaces, " ")
    .replace(/[^\x00-\x7f]/g, (letter) => letter.normalize("NFD").charAt(0))
    .toLowerCase();
}

/** Levenshtein distance of short texts; stops early if it is certainly above `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
}

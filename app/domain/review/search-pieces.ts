const run = /[\p{L}\p{N}]+/gu;
const leastLength = 3;

/**
 * What an index of trigrams can look up of these words: runs of letters and digits, with the signs
 * beside them, which say where a run begins and ends.
 */
export function piecesOf(words: readonly string[]): string[] {
  const pieces = words.flatMap((word) =>
    [...word.matchAll(run)].map(({ 0: letters, index }) =>
      word.slice(Math.max(0, index - 1), index + letters.length + 1),
    ),
  );
  return [...new Set(pieces)].filter(({ length }) => length >= leastLength);
}

/**
 * Of pieces with their frequency, those worth an index: the rare ones, or two that are rarely
 * together. None: the words are everywhere, and are found sooner by looking.
 */
export function worthLooking(
  pieces: readonly { readonly piece: string; readonly share: number }[],
  rareShare: number,
): string[] {
  const rarest = [...pieces].sort((a, b) => a.share - b.share);
  const rare = rarest.filter(({ share }) => share <= rareShare);
  const pair = rarest.slice(0, 2);
  const together = pair.reduce((product, { share }) => product * share, 1);
  const chosen = rare.length > 0 ? rare.slice(0, 3) : together <= rareShare ? pair : [];
  return chosen.map(({ piece }) => piece);
}

interface Piece {
  readonly width: number;
  readonly isGlued: boolean;
}

/**
 * Minimises the sum of squared gaps (Knuth and Plass, without stretching). Returns the first word
 * of each line.
 */
export function breakLines(words: readonly Piece[], space: number, width: number): number[] {
  const costs: number[] = [0];
  const starts: number[] = [0];
  for (let end = 1; end <= words.length; end += 1) {
    let best = Infinity;
    let length = -space;
    for (let start = end - 1; start >= 0; start -= 1) {
      const word = words[start];
      if (!word) break;
      const follower = words[start + 1];
      length += word.width + (start + 1 < end && follower?.isGlued ? 0 : space);
      if (length > width + 0.01 && start < end - 1) break;
      const cost = (costs[start] ?? 0) + costOf(length / width, end === words.length, start > 0);
      if (cost < best) {
        best = cost;
        starts[end] = start;
      }
    }
    costs[end] = best;
  }
  const lines: number[] = [];
  for (let end = words.length; end > 0; end = starts[end] ?? 0) lines.unshift(starts[end] ?? 0);
  return lines;
}

/** The last line may be short, but not tiny. Every line adds a small cost, to avoid extra lines. */
function costOf(fill: number, isLast: boolean, hasOthers: boolean) {
  const gap = Math.max(0, 1 - fill);
  if (!isLast) return 0.05 + gap * gap;
  return hasOthers && fill < 0.2 ? 0.05 + (0.2 - fill) * 4 : 0.05;
}

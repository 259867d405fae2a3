/**
 * Percentiles of several days cannot be added up, so that each day also keeps how many waits fell into
 * which class. Class 0 is less than a minute; each further class is a tenth wider than the one before.
 * The geometric middle of a class is at most 5 % away from any wait in it.
 */
const firstSeconds = 60;
const growth = 1.1;
/** More than ten years. */
const lastClass = 200;

function classOf(seconds: number): number {
  if (seconds < firstSeconds) return 0;
  const steps = Math.floor(Math.log(seconds / firstSeconds) / Math.log(growth));
  return Math.min(steps + 1, lastClass);
}

/** Without the empty classes at the end. */
export function classesOf(waits: readonly number[]): number[] {
  const counts: number[] = [];
  for (const seconds of waits) {
    const index = classOf(seconds);
    while (counts.length <= index) counts.push(0);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** The smallest wait that at least this share of all waits does not exceed; null for none. */
export function exactPercentile(waits: readonly number[], share: number): number | null {
  const sorted = [...waits].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

/** The same from classes: 5 % right or better; 0 for less than a minute. */
export function percentileOf(classes: readonly number[], share: number): number | null {
  const total = classes.reduce((sum, count) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(total * share));
  let passed = 0;
  for (const [index, count] of classes.entries()) {
    passed += count;
    if (passed >= rank) return middleOf(index);
  }
  return null;
}

function middleOf(index: number) {
  return index === 0 ? 0 : Math.round(firstSeconds * growth ** (index - 0.5));
}

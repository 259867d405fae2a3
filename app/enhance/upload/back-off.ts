const seconds = [2, 4, 8, 16, 30];

/**
 * Seconds before the next attempt after this many consecutive losses; null when a person must ask
 * for it.
 */
export function waitBeforeRetry(losses: number): number | null {
  return seconds[losses - 1] ?? null;
}

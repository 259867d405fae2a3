const seconds = [2, 4, 8, 16, 30];

/** Seconds before the next try after so many lost connections in a row; null when a person has to ask for it. */
export function waitBeforeRetry(losses: number): number | null {
  return seconds[losses - 1] ?? null;
}

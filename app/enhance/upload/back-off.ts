const seconds = [2, 4, 8, 16, 30];

export function waitBeforeRetry(losses: number): number | null {
  return seconds[losses - 1] ?? null;
}

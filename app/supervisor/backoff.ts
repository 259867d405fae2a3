/** Milliseconds after which a process counts as healthy again. */
export const steadyAfter = 60_000;

const delays = [200, 500, 1_000, 2_000, 4_000, 8_000];

/** Milliseconds before the nth consecutive restart, from 0; null: give up. */
export function restartDelay(restarts: number): number | null {
  return delays[restarts] ?? null;
}

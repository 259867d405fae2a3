/** A process that has run this long is taken to be well again. */
export const steadyAfter = 60_000;

const delays = [200, 500, 1_000, 2_000, 4_000, 8_000];

/** Milliseconds to wait before the nth restart in a row (from 0); null: give up. */
export function restartDelay(restarts: number): number | null {
  return delays[restarts] ?? null;
}

import fc from "fast-check";

/** `npm run test:full` runs all repetitions; `npm test` runs a sample. */
export const isFull = process.env.PASSERELLE_FULL === "1";

export function scaled(full: number, sampled: number) {
  return isFull ? full : sampled;
}

/** Every second case, always the same ones; all of them in `npm run test:full`. */
export function everySecond<Case>(cases: readonly Case[], from = 0): readonly Case[] {
  return isFull ? cases : cases.filter((_, index) => index % 2 === from);
}

export function seeded(seed: number) {
  return <Value>(arbitrary: fc.Arbitrary<Value>, count: number) =>
    fc.sample(arbitrary, { seed, numRuns: count });
}

/** Takes seconds, returns milliseconds. */
export function patience(full: number, sampled: number) {
  return scaled(full, sampled) * 1000;
}

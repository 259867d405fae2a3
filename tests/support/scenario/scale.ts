import fc from "fast-check";

/** `npm run test:full` runs all repetitions; `npm test` runs a sample. */
export const isFull = process.env.PASSERELLE_FULL === "1";

export function scaled(full: number, sampled: number) {
  return isFull ? full : sampled;
}

export function seeded(seed: number) {
  return <Value>(arbitrary: fc.Arbitrary<Value>, count: number) =>
    fc.sample(arbitrary, { seed, numRuns: count });
}

/** Takes seconds, returns milliseconds. */
export function patience(full: number, sampled: number) {
  return scaled(full, sampled) * 1000;
}

/** Milliseconds of one kind of exchange, and what went wrong. */
export interface Timings {
  readonly times: number[];
  readonly errors: Map<string, number>;
}

export function newTimings(): Timings {
  return { times: [], errors: new Map() };
}

export function countError({ errors }: Timings, what: string) {
  errors.set(what, (errors.get(what) ?? 0) + 1);
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

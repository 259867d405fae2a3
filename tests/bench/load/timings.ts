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

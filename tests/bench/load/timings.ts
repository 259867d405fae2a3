/** Milliseconds of one kind of exchange, and what went wrong. */
export interface Timings {
  readonly times: number[];
  /** The same times by what was asked, as "POST /link". */
  readonly byKind: Map<string, number[]>;
  readonly errors: Map<string, number>;
}

export function newTimings(): Timings {
  return { times: [], byKind: new Map(), errors: new Map() };
}

export function countError({ errors }: Timings, what: string) {
  errors.set(what, (errors.get(what) ?? 0) + 1);
}

export function addTime({ times, byKind }: Timings, kind: string, milliseconds: number) {
  times.push(milliseconds);
  byKind.set(kind, [...(byKind.get(kind) ?? []), milliseconds]);
}

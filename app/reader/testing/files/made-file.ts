import type { Danger, VerdictId } from "#app/reader/verdict.ts";

/** A file that the tests make, and what is right to say of it. */
export interface MadeFile {
  readonly name: string;
  /** Several where a bomb may be found out or only stopped. */
  readonly verdicts: readonly VerdictId[];
  /** Those that have to be named; nothing more is told of a file that is not dangerous. */
  readonly dangers?: readonly Danger[];
  readonly make: () => Promise<Buffer> | Buffer;
}

export function madeFile(name: string, verdict: VerdictId, make: MadeFile["make"]): MadeFile {
  return { name, verdicts: [verdict], make };
}

import type { Danger, VerdictId } from "#app/reader/verdict.ts";

export interface MadeFile {
  readonly name: string;
  /** Several when a bomb may be either recognised or only stopped. */
  readonly verdicts: readonly VerdictId[];
  readonly dangers?: readonly Danger[];
  readonly make: () => Promise<Buffer> | Buffer;
}

export function madeFile(name: string, verdict: VerdictId, make: MadeFile["make"]): MadeFile {
  return { name, verdicts: [verdict], make };
}

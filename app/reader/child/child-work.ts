export type ChildTask = "judge" | "compose" | "read" | "recognise" | "signatures";

export interface ChildWork {
  readonly task: ChildTask;
  readonly files: readonly string[];
  readonly folder: string | null;
  readonly maxRssBytes: number;
  readonly maxProcessorMs: number;
  readonly maxLifeMs: number;
}

/** What a child says instead of an answer when it has used up its processor time or memory. */
export const spentAnswer = "spent";

export type ChildTask = "judge" | "compose" | "read" | "recognise" | "signatures";

export interface ChildWork {
  readonly task: ChildTask;
  readonly files: readonly string[];
  readonly folder: string | null;
  readonly maxRssBytes: number;
  readonly maxLifeMs: number;
}

export const childTasks = ["judge", "compose", "read", "recognise", "signatures"] as const;
export type ChildTask = (typeof childTasks)[number];

export interface ChildWork {
  readonly task: ChildTask;
  readonly files: readonly string[];
  readonly folder: string | null;
  readonly maxRssBytes: number;
  readonly maxLifeMs: number;
}

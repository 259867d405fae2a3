/** What a child can be asked to do; each is a module of its own, loaded there alone. */
export const childTasks = ["judge", "compose", "read", "recognise", "signatures"] as const;
export type ChildTask = (typeof childTasks)[number];

/** What a child is told, as JSON in its one argument. Absolute paths; bytes; milliseconds. */
export interface ChildWork {
  readonly task: ChildTask;
  readonly files: readonly string[];
  readonly folder: string | null;
  readonly maxRssBytes: number;
  readonly maxLifeMs: number;
}

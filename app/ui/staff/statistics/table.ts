/** One table serves the page and its export. */
export interface StatisticsTable {
  readonly id: TableId;
  readonly title: string;
  readonly columns: readonly [StatisticsColumn, ...StatisticsColumn[]];
  readonly rows: readonly (readonly Cell[])[];
}

export const tableIds = [
  "volume",
  "outcomes",
  "waits",
  "reasons",
  "changes",
  "drop-outs",
  "messages",
  "second-looks",
] as const;
export type TableId = (typeof tableIds)[number];

export interface StatisticsColumn {
  readonly head: string;
  /** `wait`: seconds. `share`: 0 to 1. */
  readonly kind: "words" | "count" | "wait" | "share";
}

/** Null: there is nothing to tell. */
export type Cell = string | number | null;

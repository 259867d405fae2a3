import { type BatchOutcome, batchOutcomes } from "./batch-state.ts";

/** `left-out`: for whatever reason. */
export const batchFilters = ["all", "waiting", "invited", "left-out"] as const;
export type BatchFilter = (typeof batchFilters)[number];

/** Null: all of them. */
export function outcomesShown(filter: BatchFilter): readonly BatchOutcome[] | null {
  if (filter === "all") return null;
  if (filter !== "left-out") return [filter];
  return batchOutcomes.filter((outcome) => outcome !== "waiting" && outcome !== "invited");
}

export function countShown(
  filter: BatchFilter,
  counts: Readonly<Partial<Record<BatchOutcome, number>>>,
) {
  const shown = outcomesShown(filter) ?? batchOutcomes;
  return shown.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
}

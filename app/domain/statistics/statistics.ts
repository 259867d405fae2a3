import type { Reason } from "#app/domain/reason/reason.ts";
import type { Day } from "./day.ts";
import type { Count, Figure } from "./figures.ts";
import type { Period } from "./period.ts";

export type ComparedCount = Omit<Count, "count"> & {
  readonly now: number;
  /** In the period before. */
  readonly before: number;
};

export interface ComparedWaits {
  readonly situation: string;
  readonly now: Percentiles | null;
  readonly before: Percentiles | null;
}

/** In seconds; 0 is less than a minute. */
export interface Percentiles {
  readonly decided: number;
  readonly p50: number;
  readonly p90: number;
}

interface Point {
  readonly day: Day;
  readonly submitted: number;
  /** Approved, rejected, or sent back for changes. */
  readonly answered: number;
}

interface Waiting {
  readonly count: number;
  /** There are more; they were not counted. */
  readonly isMore: boolean;
  readonly oldestSeconds: number | null;
}

type NamedReason = Pick<Reason, "id" | "titleFr" | "titleEn">;

export interface Statistics {
  readonly period: Period;
  readonly counts: readonly ComparedCount[];
  readonly points: readonly Point[];
  readonly waits: readonly ComparedWaits[];
  readonly waiting: Waiting;
  readonly reasons: readonly NamedReason[];
  /** Null until the worker has counted for the first time. */
  readonly countedAt: Date | null;
  readonly firstDay: Day | null;
}

type Sum = Pick<ComparedCount, "now" | "before">;

export function sumOf(counts: readonly ComparedCount[], ...figures: readonly Figure[]): Sum {
  const found = counts.filter(({ figure }) => figures.includes(figure));
  return {
    now: found.reduce((sum, { now }) => sum + now, 0),
    before: found.reduce((sum, { before }) => sum + before, 0),
  };
}

/** Summed up by key (or part), the largest first. */
export function groupedBy(
  counts: readonly ComparedCount[],
  by: "figure" | "key" | "part",
  ...figures: readonly Figure[]
): readonly (Sum & { readonly id: string })[] {
  const found = counts.filter(({ figure }) => figures.includes(figure));
  const ids = [...new Set(found.map((one) => one[by]))];
  return ids
    .map((id) => ({
      id,
      ...sumOf(
        found.filter((one) => one[by] === id),
        ...figures,
      ),
    }))
    .sort((a, b) => b.now - a.now || b.before - a.before || (a.id < b.id ? -1 : 1));
}

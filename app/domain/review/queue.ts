import type { Status } from "#app/domain/request/state-machine.ts";
import type { RiskFacts } from "#app/domain/request/risks.ts";

/** One line of the queue. */
export interface QueueRow extends RiskFacts {
  readonly reference: string;
  readonly login: string;
  readonly name: string;
  /** Seconds since it was submitted, or started, by the database's clock. */
  readonly age: number;
}

/** The queue's tabs and the statuses that each gathers. Alerts gather frozen and alarmed requests of any status until they are settled. */
export const queueTabs = {
  submitted: ["submitted"],
  alerts: null,
  returned: ["returned"],
  approved: ["approved"],
  started: ["started"],
  applied: ["applied"],
  rejected: ["rejected"],
  closed: ["withdrawn", "superseded", "expired"],
} as const satisfies Record<string, readonly Status[] | null>;
export type QueueTab = keyof typeof queueTabs;

export const queueTabIds = Object.keys(queueTabs) as QueueTab[];
export const queuePageSize = 25;

/** The first tab for anything that is none. */
export function parseQueueTab(text: string | null): QueueTab {
  return queueTabIds.find((tab) => tab === text) ?? "submitted";
}

/** What somebody may have meant by what they typed into the search field. */
export interface Search {
  readonly login: string;
  /** A reference as it is written; null for what cannot be one. */
  readonly reference: string | null;
  /** Numbers in E.164 that this writing may stand for. */
  readonly numbers: readonly string[];
}

import type { MobileNumber } from "#app/domain/mobile.ts";
import type { RiskFacts } from "#app/domain/request/risks.ts";
import type { Status } from "#app/domain/request/state-machine.ts";

export interface QueueRow extends RiskFacts {
  readonly reference: string;
  readonly login: string;
  readonly name: string;
  /** Seconds since submission, or since the start if not submitted. */
  readonly age: number;
}

/** Alerts: frozen or reported requests of any status until settled. */
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

export function parseQueueTab(text: string | null): QueueTab {
  return queueTabIds.find((tab) => tab === text) ?? "submitted";
}

export interface Search {
  readonly login: string;
  readonly reference: string | null;
  readonly numbers: readonly MobileNumber[];
}

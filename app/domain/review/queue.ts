import type { MobileNumber } from "#app/domain/mobile.ts";
import type { RiskBand } from "#app/domain/request/risk-band.ts";
import type { RiskId } from "#app/domain/request/risks.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import type { ApprovalCount } from "./staff-case.ts";

interface QueueCells {
  readonly reference: string;
  readonly login: string;
  readonly name: string;
  readonly status: Status;
  readonly situation: SituationId | null;
  /** Seconds since submission, or since the start if not submitted. */
  readonly age: number;
  /** As last assessed. */
  readonly riskBand: RiskBand;
  readonly riskPoints: number;
  readonly failingRules: number;
}

export interface QueuedRequest extends QueueCells {
  readonly risks: readonly string[];
  /** Of the present version. */
  readonly approvals: number;
}

export interface QueueRow extends QueueCells {
  readonly risks: readonly RiskId[];
  /** Null where one approval is enough, or nothing is to be decided. */
  readonly approvals: ApprovalCount | null;
}

/**
 * Alerts: frozen or reported requests of any status until settled. Undoable: their decision is still
 * pending.
 */
export const queueTabs = {
  submitted: ["submitted"],
  alerts: null,
  undoable: null,
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

import type { Email } from "#app/domain/email.ts";
import { type StaffId, staffId } from "#app/domain/ids.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { type RiskBand, riskBands } from "#app/domain/request/risk-band.ts";
import type { RiskId } from "#app/domain/request/risks.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import { type SituationId, situationIds } from "#app/domain/situation/ids.ts";
import type { ApprovalCount } from "./staff-case.ts";

/** `frozen`: would be submitted; it is shown among the alerts alone. */
export type KeptTab =
  | "submitted"
  | "frozen"
  | "undoable"
  | "started"
  | "returned"
  | "approved"
  | "applied"
  | "rejected"
  | "closed";
export type CountedTab = KeptTab | "alerts";

/**
 * Alerts: frozen or reported requests of any status until settled. Undoable: their decision is still
 * pending.
 */
export const queueTabIds = [
  "submitted",
  "alerts",
  "undoable",
  "snoozed",
  "returned",
  "approved",
  "started",
  "applied",
  "rejected",
  "closed",
] as const;
export type QueueTab = (typeof queueTabIds)[number];

/** Tabs of what is over show the newest first. */
export function isNewestFirst(tab: QueueTab) {
  return tab === "applied" || tab === "rejected" || tab === "closed";
}

export const queuePageSize = 25;

/** `me`: the member who looks; `none`: nobody has it; `escalated`: handed on to approvers. */
const assigneeWords = ["me", "none", "escalated"] as const;
export type AssigneeFilter = (typeof assigneeWords)[number] | StaffId;

export const queueLanguages = ["fr", "en"] as const;
export type QueueLanguage = (typeof queueLanguages)[number];

export interface QueueFilters {
  readonly tab: QueueTab;
  readonly situation: SituationId | null;
  readonly risk: RiskBand | null;
  readonly assignee: AssigneeFilter | null;
  readonly language: QueueLanguage | null;
  readonly late: boolean;
}

export function readFilters(query: URLSearchParams): QueueFilters {
  return {
    tab: oneOf(queueTabIds, query.get("tab")) ?? "submitted",
    situation: oneOf(situationIds, query.get("situation")),
    risk: oneOf(riskBands, query.get("risk")),
    assignee: oneOf(assigneeWords, query.get("assignee")) ?? memberOf(query.get("assignee")),
    language: oneOf(queueLanguages, query.get("language")),
    late: query.get("late") === "1",
  };
}

function oneOf<const Word extends string>(words: readonly Word[], text: string | null) {
  return words.find((word) => word === text) ?? null;
}

function memberOf(text: string | null) {
  return staffId.safeParse(text).data ?? null;
}

/** The query of an address, always in the same order: two views with the same filters are equal. */
export function filtersQuery(filters: QueueFilters): string {
  const { tab, situation, risk, assignee, language, late } = filters;
  const given = { tab, situation, risk, assignee, language, late: late ? "1" : null };
  const pairs = Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== null);
  return new URLSearchParams(pairs).toString();
}

export interface QueueRow {
  readonly reference: string;
  readonly version: number;
  readonly login: string;
  readonly name: string;
  readonly status: Status;
  /** Ended because the customer did not confirm it. */
  readonly hasLapsed: boolean;
  readonly situation: SituationId | null;
  readonly riskBand: RiskBand;
  readonly riskPoints: number;
  readonly risks: readonly RiskId[];
  readonly failingRules: number;
  /** Seconds since submission, or since the start if not submitted. */
  readonly age: number;
  readonly dueAt: Date | null;
  readonly isLate: boolean;
  readonly snoozedUntil: Date | null;
  readonly isEscalated: boolean;
  /** The customer wrote, and nobody has answered. */
  readonly hasCustomerWritten: boolean;
  readonly assignee: string | null;
  readonly isOwn: boolean;
  /** Null where one approval is enough, or nothing is to be decided. */
  readonly approvals: ApprovalCount | null;
}

/** At most `limits.countedRequests`: then there are at least as many. */
export interface QueueCounts {
  readonly tabs: Readonly<Record<QueueTab, number>>;
  readonly mine: number;
  readonly unassigned: number;
  readonly late: number;
}

export interface Search {
  /** Folded as the database folds: lower case, without accents. */
  readonly words: readonly string[];
  readonly login: string;
  readonly reference: string | null;
  readonly siren: string | null;
  readonly email: Email | null;
  readonly numbers: readonly MobileNumber[];
}

import { isPermitted } from "#app/domain/access/permissions.ts";
import type { RoleName } from "#app/domain/access/roles.ts";
import { hourMs } from "#app/domain/durations.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";

export const proposalOutcomes = ["confirmed", "refused", "withdrawn"] as const;
export type ProposalOutcome = (typeof proposalOutcomes)[number];

export interface Proposal {
  /** The version of the settings that it changes. */
  readonly basedOn: number;
  readonly proposedBy: StaffId;
  readonly proposedAt: Date;
  readonly outcome: ProposalOutcome | null;
}

/** `stale`: other settings took effect meanwhile. */
export type ProposalState = "open" | "stale" | "expired" | ProposalOutcome;

export function stateOf(proposal: Proposal, current: number, now: Date): ProposalState {
  if (proposal.outcome) return proposal.outcome;
  if (proposal.basedOn !== current) return "stale";
  return now >= expiryOf(proposal) ? "expired" : "open";
}

export function expiryOf({ proposedAt }: Pick<Proposal, "proposedAt">) {
  return new Date(proposedAt.getTime() + limits.riskProposalDays * 24 * hourMs);
}

export interface Decider {
  readonly id: StaffId;
  readonly roles: readonly RoleName[];
  readonly disabledAt: Date | null;
  readonly accessFrom: StaffId | null;
}

export type DecisionObstacle =
  "not-permitted" | "decided" | "stale" | "expired" | "own" | "shared-access" | "proposer-gone";

/**
 * Why this administrator cannot confirm; the page and the command ask it. A second self does not
 * count, and neither does a proposer whose access was taken away.
 */
export function confirmationObstacle(
  state: ProposalState,
  by: Decider,
  proposer: Decider | null,
): DecisionObstacle | null {
  if (!maySettle(by)) return "not-permitted";
  if (state === "stale" || state === "expired") return state;
  if (state !== "open") return "decided";
  if (by.id === proposer?.id) return "own";
  if (!proposer || !maySettle(proposer)) return "proposer-gone";
  return sharesAccess(by, proposer) ? "shared-access" : null;
}

/** Anybody who may change settings, also the proposer: nothing changes. */
export function refusalObstacle(state: ProposalState, by: Decider): DecisionObstacle | null {
  if (!maySettle(by)) return "not-permitted";
  return ["open", "stale", "expired"].includes(state) ? null : "decided";
}

function maySettle({ roles, disabledAt }: Decider) {
  return disabledAt === null && isPermitted(roles, "settings");
}

/** One of them gave the other their access, so both may be the same person. */
function sharesAccess(one: Decider, other: Decider) {
  return one.accessFrom === other.id || other.accessFrom === one.id;
}

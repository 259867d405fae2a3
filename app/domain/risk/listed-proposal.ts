import type { DecisionObstacle, ProposalState } from "./proposal.ts";
import type { ValueChange } from "./settings-change.ts";

export interface ListedProposal {
  readonly id: string;
  readonly state: ProposalState;
  readonly version: number | null;
  readonly reason: string;
  readonly proposedBy: string | null;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Against what is in force, while it can be decided. */
  readonly changes: readonly ValueChange[];
  readonly isOwn: boolean;
  /** Why the viewer cannot confirm it. */
  readonly obstacle: DecisionObstacle | null;
}

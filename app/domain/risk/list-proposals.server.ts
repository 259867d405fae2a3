import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { RiskSettings } from "#app/domain/request/risk-settings.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listProposals } from "#db/risk-proposals.server.ts";
import type { RiskProposal } from "#db/schema/risk-proposals.ts";
import { findStaffMember, listStaffNames } from "#db/staff.server.ts";
import type { ListedProposal } from "./listed-proposal.ts";
import { confirmationObstacle, type Decider, expiryOf, stateOf } from "./proposal.ts";
import { readRiskSettings } from "./risk-settings.server.ts";
import { changesOf } from "./settings-change.ts";

export async function listRiskProposals({ db }: Pick<Domain, "db">, viewer: StaffId) {
  const [settings, proposals, names, now] = await Promise.all([
    readRiskSettings(db),
    listProposals(db, limits.riskProposalsShown),
    listStaffNames(db),
    databaseNow(db),
  ]);
  const by = await findStaffMember(db, viewer);
  const listed: ListedProposal[] = [];
  for (const proposal of proposals) {
    const proposer = await findStaffMember(db, proposal.proposedBy);
    listed.push(shown({ proposal, settings, names, now, by, proposer }));
  }
  return { settings, proposals: listed };
}

interface Told {
  readonly proposal: RiskProposal;
  readonly settings: RiskSettings;
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
  readonly by: Decider | null;
  readonly proposer: Decider | null;
}

function shown({ proposal, settings, names, now, by, proposer }: Told): ListedProposal {
  const { id, version, reason, proposedAt, decidedAt, decidedBy, proposedBy } = proposal;
  const state = stateOf(proposal, settings.version, now);
  return {
    ...{ id, version, reason, proposedAt, decidedAt, state },
    proposedBy: names.get(proposedBy) ?? null,
    decidedBy: decidedBy && (names.get(decidedBy) ?? null),
    expiresAt: expiryOf(proposal),
    changes: state === "open" ? changesOf(settings, proposal.values) : [],
    isOwn: by?.id === proposedBy,
    obstacle: by ? confirmationObstacle(state, by, proposer) : "not-permitted",
  };
}

import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { forgetAssessments } from "#db/risk-facts.server.ts";
import { decideProposal, findProposal, lockRiskSettings } from "#db/risk-proposals.server.ts";
import type { RiskProposal } from "#db/schema/risk-proposals.ts";
import { lockAllStaff } from "#db/staff.server.ts";
import {
  confirmationObstacle,
  type Decider,
  type DecisionObstacle,
  refusalObstacle,
  stateOf,
} from "./proposal.ts";
import { readRiskSettings } from "./risk-settings.server.ts";
import { changesOf } from "./settings-change.ts";

export type DecideRefusal = DecisionObstacle | "not-found";
type Decided = Promise<Result<null, DecideRefusal>>;

interface Decision {
  readonly id: string;
  readonly by: StaffId;
}

/** The settings are in force at once; open requests are assessed again. */
export function confirmProposal(domain: Domain, { id, by }: Decision): Decided {
  return withProposal(domain, { id, by }, async (tx, { proposal, state, decider, proposer }) => {
    const obstacle = confirmationObstacle(state, decider, proposer);
    if (obstacle) return refuse(obstacle);
    const current = await readRiskSettings(tx);
    const version = proposal.basedOn + 1;
    await decideProposal(tx, id, { by, outcome: "confirmed", version });
    const changes = changesOf(current, proposal.values);
    await record(tx, "risk-settings.confirmed", { proposal, by, details: { version, changes } });
    await forgetAssessments(tx);
    await addJob(tx, "assess-pending", {}, { key: "assess-pending" });
    await tellAdministrators(tx, { about: { staffId: by }, alarm: "risk-changed" });
    return accept(null);
  });
}

/** By the proposer: withdrawn. */
export function refuseProposal(domain: Domain, { id, by }: Decision): Decided {
  return withProposal(domain, { id, by }, async (tx, { proposal, state, decider }) => {
    const obstacle = refusalObstacle(state, decider);
    if (obstacle) return refuse(obstacle);
    const outcome = proposal.proposedBy === by ? "withdrawn" : "refused";
    await decideProposal(tx, id, { by, outcome, version: null });
    await record(tx, `risk-settings.${outcome}`, { proposal, by });
    return accept(null);
  });
}

interface Found {
  readonly proposal: RiskProposal;
  readonly state: ReturnType<typeof stateOf>;
  readonly decider: Decider;
  readonly proposer: Decider | null;
}

/** Lock order: the settings, then staff. Nobody's access changes while a proposal is decided. */
function withProposal(
  { db }: Domain,
  { id, by }: Decision,
  decide: (tx: Transaction, found: Found) => Decided,
): Decided {
  return db.transaction(async (tx) => {
    await lockRiskSettings(tx);
    const members = await lockAllStaff(tx);
    const proposal = await findProposal(tx, id);
    const decider = members.find((member) => member.id === by);
    if (!proposal || !decider) return refuse("not-found");
    const proposer = members.find((member) => member.id === proposal.proposedBy) ?? null;
    const { version } = await readRiskSettings(tx);
    const state = stateOf(proposal, version, await databaseNow(tx));
    return decide(tx, { proposal, state, decider, proposer });
  });
}

async function record(
  tx: Transaction,
  action: "risk-settings.confirmed" | "risk-settings.refused" | "risk-settings.withdrawn",
  {
    proposal,
    by,
    details,
  }: { proposal: RiskProposal; by: StaffId; details?: Record<string, unknown> },
) {
  await appendAuditEvent(tx, {
    requestId: null,
    actor: `staff:${by}`,
    action,
    details: { proposal: proposal.id, proposedBy: proposal.proposedBy, ...details },
  });
}

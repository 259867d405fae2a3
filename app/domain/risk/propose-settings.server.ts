import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import type { RiskValues } from "#app/domain/request/risk-settings.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { insertProposal, lockRiskSettings } from "#db/risk-proposals.server.ts";
import type { RiskProposal } from "#db/schema/risk-proposals.ts";
import { readRiskSettings } from "./risk-settings.server.ts";
import { changesOf, faultsOf, type ValuesRefusal } from "./settings-change.ts";

interface ProposeFault {
  readonly refusal: "not-permitted" | "stale" | "reason-missing" | ValuesRefusal;
  /** Empty: none of them. */
  readonly field: string;
}

/** All faults at once, each with its field. */
export type Proposed =
  | { readonly ok: true; readonly value: RiskProposal }
  | { readonly ok: false; readonly faults: readonly ProposeFault[] };

interface ProposalInput {
  readonly by: StaffId;
  /** The version that the page showed. */
  readonly basedOn: number;
  readonly values: RiskValues;
  readonly reason: string;
}

/** Changes nothing yet: another administrator confirms it. Every administrator is told. */
export function proposeSettings(
  domain: Domain,
  { by, basedOn, values, reason }: ProposalInput,
): Promise<Proposed> {
  return domain.db.transaction(async (tx) => {
    await lockRiskSettings(tx);
    if (!(await isStillPermitted(tx, by, "settings"))) return refused("not-permitted");
    const current = await readRiskSettings(tx);
    if (current.version !== basedOn) return refused("stale");
    const faults: ProposeFault[] = faultsOf(values, current);
    if (!reason.trim()) faults.push({ refusal: "reason-missing", field: "reason" });
    if (faults.length > 0) return { ok: false, faults };
    const row = { basedOn, values, reason: reason.trim(), proposedBy: by };
    const proposal = await insertProposal(tx, row);
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${by}`,
      action: "risk-settings.proposed",
      details: {
        proposal: proposal.id,
        basedOn,
        reason: proposal.reason,
        changes: changesOf(current, values),
      },
    });
    await tellAdministrators(tx, { about: { staffId: by }, alarm: "risk-proposed" });
    return { ok: true, value: proposal };
  });
}

function refused(refusal: ProposeFault["refusal"]): Proposed {
  return { ok: false, faults: [{ refusal, field: "" }] };
}

import type { ListedProposal } from "#app/domain/risk/listed-proposal.ts";
import type { ProposalState } from "#app/domain/risk/proposal.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";
import { fieldName, fieldValue } from "./risk-field-name.ts";
import { riskRefusal } from "./risk-refusal.ts";

interface RiskProposalsProps {
  readonly proposals: readonly ListedProposal[];
  readonly isChangeable: boolean;
}

/** The newest first: every change that was ever proposed, with who decided it. */
export function RiskProposals({ proposals, isChangeable }: RiskProposalsProps) {
  if (proposals.length === 0) return <p className="soft">{m.risk_proposals_none()}</p>;
  return (
    <ul className="risk-proposals">
      {proposals.map((proposal) => (
        <li key={proposal.id} className="flow-tight">
          <Proposal proposal={proposal} />
          {proposal.state === "open" && isChangeable ? <Forms proposal={proposal} /> : null}
        </li>
      ))}
    </ul>
  );
}

const states: Record<ProposalState, { readonly tone: Tone; readonly words: () => string }> = {
  open: { tone: "attention", words: () => m.risk_proposal_open() },
  stale: { tone: "neutral", words: () => m.risk_proposal_stale() },
  expired: { tone: "neutral", words: () => m.risk_proposal_expired() },
  confirmed: { tone: "good", words: () => m.risk_proposal_confirmed() },
  refused: { tone: "neutral", words: () => m.risk_proposal_refused() },
  withdrawn: { tone: "neutral", words: () => m.risk_proposal_withdrawn() },
};

function Proposal({ proposal }: { readonly proposal: ListedProposal }) {
  const { state, proposedBy, proposedAt, decidedBy, decidedAt, reason, version } = proposal;
  const { tone, words } = states[state];
  return (
    <>
      <p>
        <StatusTag tone={tone}>{words()}</StatusTag>{" "}
        {proposedBy ? m.risk_proposal_by({ name: proposedBy }) : m.risk_proposal_by_nobody()},{" "}
        <Time at={proposedAt} />
        {decidedBy && decidedAt ? (
          <>
            . {m.risk_proposal_decided_by({ name: decidedBy })}, <Time at={decidedAt} />
          </>
        ) : null}
        {version ? ` (${m.risk_settings_version_number({ version })})` : null}
      </p>
      <blockquote>{reason}</blockquote>
      <ul>
        {proposal.changes.map(({ field, from, to }) => (
          <li key={field}>
            {m.risk_proposal_change({
              what: fieldName(field),
              from: fieldValue(from),
              to: fieldValue(to),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Forms({ proposal: { id, isOwn, obstacle, expiresAt } }: { proposal: ListedProposal }) {
  return (
    <>
      <p className="small">
        {m.risk_proposal_expires()} <Time at={expiresAt} />
      </p>
      {obstacle ? (
        <p className="small">{riskRefusal(obstacle)}</p>
      ) : (
        <form method="post" action={staffPaths.riskConfirmation({ id })}>
          <SecondaryButton>{m.risk_proposal_confirm()}</SecondaryButton>
        </form>
      )}
      <form method="post" action={staffPaths.riskRefusal({ id })}>
        <SecondaryButton danger>
          {isOwn ? m.risk_proposal_withdraw() : m.risk_proposal_refuse()}
        </SecondaryButton>
      </form>
    </>
  );
}

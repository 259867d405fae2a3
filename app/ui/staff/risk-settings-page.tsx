import type { RiskSettings } from "#app/domain/request/risk-settings.ts";
import type { ListedProposal } from "#app/domain/risk/listed-proposal.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { RiskProposals } from "./risk-proposals.tsx";
import { faultErrors, type RiskSettingsAnswer } from "./risk-refusal.ts";
import { RiskValuesForm } from "./risk-values-form.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface RiskSettingsPageProps {
  readonly member: PageMember;
  readonly done: string | null;
  readonly settings: RiskSettings;
  readonly proposals: readonly ListedProposal[];
  readonly refused: RiskSettingsAnswer | undefined;
}

const dones = new Map([
  ["proposed", () => m.risk_done_proposed()],
  ["confirmed", () => m.risk_done_confirmed()],
  ["refused", () => m.risk_done_refused()],
]);

export function RiskSettingsPage(props: RiskSettingsPageProps) {
  const { member, settings, proposals, refused } = props;
  const errors = refused && faultErrors(refused);
  const done = refused ? undefined : dones.get(props.done ?? "");
  const { version } = settings;
  const isChangeable = member.may.includes("settings");
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      {done ? <NoticePanel tone="good" title={done()} /> : null}
      <PageHeading title={m.risk_settings_title()} lead={m.risk_settings_lead()} />
      <p>{version > 0 ? m.risk_settings_version({ version }) : m.risk_settings_default()}</p>
      <h2>{m.risk_proposals_title()}</h2>
      <RiskProposals proposals={proposals} isChangeable={isChangeable} />
      <h2>{isChangeable ? m.risk_settings_change_title() : m.risk_settings_points()}</h2>
      {isChangeable ? <p>{m.risk_settings_change_hint()}</p> : null}
      <RiskValuesForm
        settings={settings}
        typed={refused?.typed}
        errors={errors}
        isChangeable={isChangeable}
      />
    </StaffPage>
  );
}

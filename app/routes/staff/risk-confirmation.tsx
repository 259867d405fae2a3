import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmProposal } from "#app/domain/risk/decide-proposal.server.ts";
import { decideAction, loadRiskSettingsPage } from "#app/http/staff/risk-settings-page.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { RiskSettingsPage } from "#app/ui/staff/risk-settings-page.tsx";

export const loader = loadRiskSettingsPage;

export const action = decideAction(confirmProposal, "confirmed");

export const meta: MetaFunction = () => [{ title: m.risk_settings_title() }];

export default function RiskConfirmation() {
  return (
    <RiskSettingsPage
      {...useLoaderData<typeof loader>()}
      refused={useActionData<typeof action>()}
    />
  );
}

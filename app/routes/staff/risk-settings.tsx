import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { proposeSettings } from "#app/domain/risk/propose-settings.server.ts";
import { valuesFrom } from "#app/domain/risk/settings-change.ts";
import { textOf } from "#app/http/forms.server.ts";
import {
  loadRiskSettingsPage,
  refuseSettings,
  settledAt,
} from "#app/http/staff/risk-settings-page.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { RiskSettingsPage } from "#app/ui/staff/risk-settings-page.tsx";

export const loader = loadRiskSettingsPage;

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const proposed = await proposeSettings(context.services, {
    by: member.id,
    basedOn: Number(textOf(form, "basedOn")),
    values: valuesFrom((field) => textOf(form, field)),
    reason: textOf(form, "reason"),
  });
  if (proposed.ok) return redirect(settledAt("proposed"), 303);
  const typed = Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]));
  return refuseSettings({ faults: proposed.faults, typed });
}

export const meta: MetaFunction = () => [{ title: m.risk_settings_title() }];

export default function RiskSettings() {
  return (
    <RiskSettingsPage
      {...useLoaderData<typeof loader>()}
      refused={useActionData<typeof action>()}
    />
  );
}

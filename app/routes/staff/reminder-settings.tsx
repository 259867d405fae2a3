import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  chooseReminderDays,
  readReminderSettings,
} from "#app/domain/desk/reminder-settings.server.ts";
import { textOf, versionOf } from "#app/http/forms.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ReminderSettingsPage } from "#app/ui/staff/reminder-settings-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const { services } = context;
  const { searchParams } = new URL(request.url);
  return {
    member: pageMemberOf(member),
    settings: await readReminderSettings(services.db),
    abandonedDays: services.rules.retention.abandonedDays,
    isDone: searchParams.has("done"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const typed = {
    first: textOf(form, "first").slice(0, 10),
    second: textOf(form, "second").slice(0, 10),
    notice: textOf(form, "notice").slice(0, 10),
  };
  const days = {
    first: daysOf(typed.first),
    second: daysOf(typed.second),
    notice: daysOf(typed.notice),
  };
  const order = { staffId: member.id, version: versionOf(form), days };
  const chosen = await chooseReminderDays(context.services, order);
  if (chosen.ok) return redirect(`${staffPaths.reminderSettings()}?done`, 303);
  const { refusal, field } = chosen;
  const statuses = { "not-permitted": 403, stale: 409 } as const;
  const status = refusal === "not-permitted" || refusal === "stale" ? statuses[refusal] : 422;
  return data({ refusal, field: field ?? null, typed }, status);
}

/** Not a number where something else was typed. */
function daysOf(text: string) {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN;
}

export const meta: MetaFunction = () => [{ title: m.thread_reminders_title() }];

export default function ReminderSettings() {
  return (
    <ReminderSettingsPage
      {...useLoaderData<typeof loader>()}
      refused={useActionData<typeof action>()}
    />
  );
}

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { limits } from "#app/domain/limits.ts";
import { listOwnSessions } from "#app/domain/staff/own-sessions.server.ts";
import { endSessionOf, signOutEverywhere } from "#app/domain/staff/sign-out.server.ts";
import { clearToken } from "#app/http/cookies.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { sessionIntents } from "#app/ui/staff/intents.ts";
import { SessionTable } from "#app/ui/staff/session-table.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member, sessionTokenHash } = await requireStaff(request, context);
  const sessions = await listOwnSessions(context.services, member.id, sessionTokenHash);
  return { member: pageMemberOf(member), sessions };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  switch (sessionIntents.read(form)) {
    case "end-all": {
      await signOutEverywhere(context.services, member.id);
      const headers = { "Set-Cookie": await clearToken("staff", context) };
      return redirect(staffPaths.login(), { status: 303, headers });
    }
    case "end": {
      const ended = await endSessionOf(context.services, member.id, textOf(form, "id"));
      return ended.ok
        ? redirect(staffPaths.sessions(), 303)
        : data({ refusal: ended.refusal }, 422);
    }
    case null:
      return data({ refusal: "not-found" as const }, 422);
  }
}

export const meta: MetaFunction = () => [{ title: m.staff_sessions_title() }];

export default function Sessions() {
  const { member, sessions } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const lead = m.staff_sessions_lead({
    minutes: limits.staffSessionIdleMinutes,
    hours: limits.staffSessionHours,
  });
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={refused && [{ field: "", message: m.staff_session_over() }]} />
      <PageHeading title={m.staff_sessions_title()} lead={lead} />
      <SessionTable sessions={sessions} />
      <form method="post" className="actions">
        <SecondaryButton {...sessionIntents.button("end-all")} danger>
          {m.staff_sessions_end_all()}
        </SecondaryButton>
        <a href={staffPaths.passkeys()}>{m.access_passkeys_title()}</a>
        <a href={staffPaths.recoveryCodes()}>{m.staff_recovery_title()}</a>
      </form>
    </StaffPage>
  );
}

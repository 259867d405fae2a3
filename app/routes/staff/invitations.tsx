import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loginKey } from "#app/domain/account/login.ts";
import { parseEmail } from "#app/domain/email.ts";
import { inviteAccount, type InviteRefusal } from "#app/domain/invitation/invite-account.server.ts";
import { listLastInvitations } from "#app/domain/invitation/list-invitations.server.ts";
import { limits } from "#app/domain/limits.ts";
import { textOf } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { InvitationTable } from "#app/ui/staff/invitation-table.tsx";
import { InviteForm } from "#app/ui/staff/invite-form.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

const words: Record<InviteRefusal | "too-many", () => FieldError> = {
  "unknown-login": () => ({ field: "login", message: m.staff_invite_unknown_login() }),
  "email-invalid": () => ({ field: "email", message: m.staff_invite_email_invalid() }),
  "recipient-stopped": () => ({ field: "knowingly", message: m.staff_invite_stopped() }),
  "too-many": () => ({ field: "", message: m.common_too_many_body() }),
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const invitations = await listLastInvitations(context.services);
  const sent = new URL(request.url).searchParams.get("sent");
  const justSent = invitations.find(({ id }) => id === sent)?.recipient ?? null;
  return { member: pageMemberOf(member), invitations, justSent };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const login = textOf(form, "login").slice(0, 200);
  const email = textOf(form, "email").slice(0, 254);
  const otherRecipient = email.trim() || null;
  const room = await spend(context, {
    "invite-staff": member.id,
    "invite-recipient": `${loginKey(login)} ${parseEmail(email) ?? ""}`,
  });
  if (!room.ok) return data({ refusal: "too-many" as const, login, email }, 429);
  const invited = await inviteAccount(context.services, {
    login,
    otherRecipient,
    staffId: member.id,
    knowingly: textOf(form, "knowingly") === "yes",
  });
  if (!invited.ok) return data({ refusal: invited.refusal, login, email }, 422);
  return redirect(`${staffPaths.invitations()}?sent=${invited.value.invitationId}`, 303);
}

export const meta: MetaFunction = () => [{ title: m.staff_invitations_title() }];

export default function Invitations() {
  const { member, invitations, justSent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused && [words[refused.refusal]()];
  const lead = m.staff_invitations_lead({ hours: limits.invitationHours });
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      <PageHeading title={m.staff_invitations_title()} lead={lead} />
      <p>
        <a href={staffPaths.invitationBatches()}>{m.accounts_batches_title()}</a>
      </p>
      {justSent && !refused ? (
        <NoticePanel tone="good" title={m.staff_invite_sent({ recipient: justSent })} />
      ) : null}
      {member.may.includes("invite") ? (
        <InviteForm
          login={refused?.login ?? ""}
          email={refused?.email ?? ""}
          asksKnowingly={refused?.refusal === "recipient-stopped"}
          errors={errors}
        />
      ) : null}
      {invitations.length > 0 ? (
        <InvitationTable invitations={invitations} />
      ) : (
        <p className="empty-state">{m.staff_invitations_none()}</p>
      )}
    </StaffPage>
  );
}

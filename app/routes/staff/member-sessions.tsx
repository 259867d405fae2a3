import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  endColleagueSessions,
  type EndSessionsRefusal,
  findColleagueSessions,
} from "#app/domain/staff/end-colleague-sessions.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { sessionIntents } from "#app/ui/staff/intents.ts";
import { MemberSessionsPage } from "#app/ui/staff/member-sessions-page.tsx";

const words: Record<EndSessionsRefusal, () => string> = {
  "not-administrator": () => m.staff_member_refused_not_administrator(),
  "not-found": () => m.staff_member_refused_not_found(),
  self: () => m.access_sessions_self(),
  over: () => m.staff_session_over(),
};

const statuses: Record<EndSessionsRefusal, number> = {
  "not-administrator": 403,
  "not-found": 404,
  self: 403,
  over: 422,
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const found = await findColleagueSessions(context.services, params["id"] ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const isSelf = found.member.id === member.id;
  if (isSelf) throw redirect(staffPaths.sessions(), 303);
  return { viewer: pageMemberOf(member), ...found };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const memberId = params["id"] ?? "";
  const form = await request.formData();
  const session = sessionIntents.read(form) === "end-all" ? null : textOf(form, "id");
  const ended = await endColleagueSessions(context.services, { by: member.id, memberId, session });
  if (ended.ok) return redirect(staffPaths.memberSessions({ id: memberId }), 303);
  return data({ message: words[ended.refusal]() }, statuses[ended.refusal]);
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? m.access_sessions_of({ name: found.member.name }) : m.staff_members_title() },
];

export default function MemberSessions() {
  const refused = useActionData<typeof action>();
  return <MemberSessionsPage {...useLoaderData<typeof loader>()} error={refused?.message} />;
}

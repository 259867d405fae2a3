import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeSsoRule } from "#app/domain/staff/sso/sso-rule.server.ts";
import { loadMembersPage } from "#app/http/staff/members-page.server.ts";
import { requireProvider } from "#app/http/staff/sso.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ssoRuleIntents } from "#app/ui/staff/intents.ts";
import { MembersPage } from "#app/ui/staff/members-page.tsx";

export function loader(args: Parameters<typeof loadMembersPage>[0]) {
  requireProvider(args.context);
  return loadMembersPage(args);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member, sessionTokenHash } = await requireStaff(request, context);
  requireProvider(context);
  const intent = ssoRuleIntents.read(await request.formData());
  if (!intent) throw new Response(null, { status: 422 });
  const change = {
    by: member.id,
    sessionHash: sessionTokenHash,
    isRequired: intent === "required",
  };
  const changed = await changeSsoRule(context.services, change);
  if (!changed.ok) throw new Response(null, { status: 403 });
  return redirect(`${staffPaths.members()}#sso`, 303);
}

export const meta: MetaFunction = () => [{ title: m.staff_members_title() }];

export default function SsoRule() {
  return <MembersPage {...useLoaderData<typeof loader>()} refused={undefined} />;
}

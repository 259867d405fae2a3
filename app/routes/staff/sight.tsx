import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chooseSight } from "#app/domain/desk/sight.server.ts";
import { loadMembersPage } from "#app/http/staff/members-page.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { sightIntents } from "#app/ui/staff/intents.ts";
import { MembersPage } from "#app/ui/staff/members-page.tsx";

export const loader = loadMembersPage;

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const intent = sightIntents.read(await request.formData());
  if (!intent) throw new Response(null, { status: 422 });
  const order = { staffId: member.id, assignedOnly: intent === "assigned" };
  const chosen = await chooseSight(context.services, order);
  if (!chosen.ok) throw new Response(null, { status: 403 });
  return redirect(`${staffPaths.members()}#sight`, 303);
}

export const meta: MetaFunction = () => [{ title: m.staff_members_title() }];

export default function Sight() {
  return <MembersPage {...useLoaderData<typeof loader>()} refused={undefined} />;
}

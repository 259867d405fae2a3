import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteMember } from "#app/domain/staff/invite-member.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import {
  doneAt,
  loadMembersPage,
  refuseMember,
  rolesIn,
} from "#app/http/staff/members-page.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { MembersPage } from "#app/ui/staff/members-page.tsx";

export const loader = loadMembersPage;

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const typed = { name: textOf(form, "name"), email: textOf(form, "email"), roles: rolesIn(form) };
  const invited = await inviteMember(context.services, { ...typed, by: member.id });
  if (!invited.ok) return refuseMember({ refusal: invited.refusal, memberId: null, typed });
  return redirect(doneAt(invited.value.id), 303);
}

export const meta: MetaFunction = () => [{ title: m.staff_members_title() }];

export default function Members() {
  return (
    <MembersPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

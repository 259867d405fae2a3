import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { parseRoles } from "#app/domain/access/roles.ts";
import { readsAssignedOnly } from "#app/domain/desk/sight.server.ts";
import { changeMember } from "#app/domain/staff/change-member.server.ts";
import { listMembers } from "#app/domain/staff/list-members.server.ts";
import type { MemberChange } from "#app/domain/staff/member-change.ts";
import { readSsoRule } from "#app/domain/staff/sso/sso-rule.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { MembersAnswer } from "#app/ui/staff/member-refusal.ts";
import type { PageContext } from "../context.ts";
import { versionOf } from "../forms.server.ts";
import { pageMemberOf, requireStaff, type SignedInStaff } from "./staff.server.ts";

export async function loadMembersPage({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const [members, assignedOnly, ssoRule] = await Promise.all([
    listMembers(context.services),
    readsAssignedOnly(context.services),
    ssoRuleFor(context, member),
  ]);
  const done = new URL(request.url).searchParams.get("done");
  return {
    member: pageMemberOf(member),
    viewerId: member.id as string,
    members,
    done,
    assignedOnly,
    ssoRule,
  };
}

async function ssoRuleFor({ services }: PageContext, { bySso }: SignedInStaff) {
  const host = services.identity?.host;
  return host === undefined
    ? null
    : { isRequired: await readSsoRule(services), host, isBySso: bySso };
}

/** The action of an address of one member: what it changes is in its route. */
export function changeAction(read: (form: FormData) => MemberChange | null) {
  return async ({ request, params, context }: ActionFunctionArgs) => {
    const { member } = await requireStaff(request, context);
    const form = await request.formData();
    const memberId = params["id"] ?? "";
    const change = read(form);
    if (!change) return refuseMember({ refusal: "no-role", memberId });
    const asked = { by: member.id, memberId, version: versionOf(form), change };
    const changed = await changeMember(context.services, asked);
    if (!changed.ok) return refuseMember({ refusal: changed.refusal, memberId });
    return redirect(doneAt(memberId), 303);
  };
}

export function rolesIn(form: FormData) {
  return form.getAll("roles").filter((role) => typeof role === "string");
}

export function readRoles(form: FormData): MemberChange | null {
  const roles = parseRoles(rolesIn(form));
  return roles && { kind: "roles", roles };
}

export function doneAt(memberId: string) {
  return `${staffPaths.members()}?done=${memberId}`;
}

export function refuseMember(answer: MembersAnswer) {
  return data(answer, statusOf(answer.refusal));
}

function statusOf(refusal: MembersAnswer["refusal"]) {
  if (refusal === "not-found") return 404;
  if (refusal === "not-administrator" || refusal === "self") return 403;
  return refusal === "stale" ? 409 : 422;
}

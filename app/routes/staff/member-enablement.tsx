import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeAction, loadMembersPage } from "#app/http/staff/members-page.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { MembersPage } from "#app/ui/staff/members-page.tsx";

export const loader = loadMembersPage;

export const action = changeAction(() => ({ kind: "enable" }));

export const meta: MetaFunction = () => [{ title: m.staff_members_title() }];

export default function MemberEnablement() {
  return (
    <MembersPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listLooksFor } from "#app/domain/second-look/list-looks.server.ts";
import { takeSecondLook } from "#app/domain/second-look/take-look.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { readLookNotice } from "#app/ui/staff/second-look/look-words.ts";
import { SecondLooksPage } from "#app/ui/staff/second-look/second-looks-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const waiting = await listLooksFor(context.services, member.id);
  const notice = readLookNotice(new URL(request.url).searchParams.get("told"));
  return { member: pageMemberOf(member), waiting, notice };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const taken = await takeSecondLook(context.services, member.id);
  if (taken.ok) return redirect(staffPaths.secondLook({ id: taken.value }), 303);
  if (taken.refusal === "not-permitted") throw new Response(null, { status: 403 });
  return redirect(`${staffPaths.secondLooks()}?told=${taken.refusal}`, 303);
}

export const meta: MetaFunction = () => [{ title: m.second_look_list_title() }];

export default function SecondLooks() {
  return <SecondLooksPage {...useLoaderData<typeof loader>()} />;
}

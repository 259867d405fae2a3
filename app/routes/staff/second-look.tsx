import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { secondLookId } from "#app/domain/ids.ts";
import { secondVerdicts } from "#app/domain/request/second-verdict.ts";
import { answerLook } from "#app/domain/second-look/answer-look.server.ts";
import { loadLook } from "#app/domain/second-look/load-look.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondLookPage } from "#app/ui/staff/second-look/second-look-page.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const look = await loadLook(context.services, idOf(params), member.id);
  if (!look) throw new Response(null, { status: 404 });
  return { member: pageMemberOf(member), ...look };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const id = idOf(params);
  const reason = textOf(form, "reason");
  const verdict = secondVerdicts.find((one) => one === form.get("verdict")) ?? null;
  const answered = await answerLook(context.services, { id, staffId: member.id, verdict, reason });
  if (answered.ok) return redirect(staffPaths.secondLook({ id }), 303);
  const { refusal } = answered;
  switch (refusal) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "not-permitted":
      throw new Response(null, { status: 403 });
    case "verdict-missing":
    case "reason-missing":
      return data({ refusal, verdict, reason }, 422);
    case "done":
    case "over":
    case "taken":
    case "not-independent":
      return redirect(`${staffPaths.secondLooks()}?told=${refusal}`, 303);
  }
}

function idOf(params: Readonly<Record<string, string | undefined>>) {
  const id = secondLookId.safeParse(params["id"]);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

export const meta: MetaFunction = () => [{ title: m.second_look_title() }];

export default function SecondLook() {
  return (
    <SecondLookPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

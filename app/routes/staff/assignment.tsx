import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assignRequest } from "#app/domain/desk/assign-request.server.ts";
import { staffId } from "#app/domain/ids.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, member, text, page } = await readDecision(args);
  const typed = text("assignee");
  const known = typed === "me" ? member.id : staffId.safeParse(typed).data;
  if (typed !== "" && !known) return refuseDecision(unknown);
  const assignee = known ?? null;
  const assigned = await assignRequest(args.context.services, { ...seen, assignee });
  if (assigned.ok) return redirect(page, 303);
  return refuseDecision({ form: "assignment", refusal: assigned.refusal });
}

const unknown = { form: "assignment", refusal: "unknown-member" } as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Assignment() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

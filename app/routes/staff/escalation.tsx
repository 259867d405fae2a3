import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { escalateRequest } from "#app/domain/desk/escalate-request.server.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, text, page } = await readDecision(args);
  const reason = text("reason").slice(0, 1000);
  const escalated = await escalateRequest(args.context.services, { ...seen, reason });
  if (escalated.ok) return redirect(page, 303);
  return refuseDecision({ form: "escalation", refusal: escalated.refusal, reason });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Escalation() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

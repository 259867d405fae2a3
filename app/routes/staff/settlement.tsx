import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settleAlert } from "#app/domain/dispute/settle-alert.server.ts";
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
  const reason = text("reason");
  const order = { ...seen, reason };
  const settled = await settleAlert(args.context.services, order);
  if (settled.ok) return redirect(page, 303);
  return refuseDecision({ form: "settlement", refusal: settled.refusal, reason });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Settlement() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

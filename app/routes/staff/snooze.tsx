import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { snoozeRequest } from "#app/domain/desk/snooze-request.server.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { snoozeIntents } from "#app/ui/staff/intents.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, text, page, form } = await readDecision(args);
  const until = text("until");
  const isEnd = snoozeIntents.read(form) === "end";
  const order = { ...seen, until: isEnd ? null : until };
  const snoozed = await snoozeRequest(args.context.services, order);
  if (snoozed.ok) return redirect(page, 303);
  return refuseDecision({ form: "snooze", refusal: snoozed.refusal, until });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Snooze() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

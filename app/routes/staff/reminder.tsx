import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { remindCustomer } from "#app/domain/desk/remind-customer.server.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, page } = await readDecision(args);
  const reminded = await remindCustomer(args.context.services, seen);
  if (reminded.ok) return redirect(page, 303);
  return refuseDecision({ form: "reminder", refusal: reminded.refusal });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Reminder() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeBackChanges } from "#app/domain/review/take-back-changes.server.ts";
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
  const taken = await takeBackChanges(args.context.services, seen);
  if (taken.ok) return redirect(page, 303);
  return refuseDecision({ form: "take-back", refusal: taken.refusal });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function TakeBack() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

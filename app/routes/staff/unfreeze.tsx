import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { liftFreeze } from "#app/domain/dispute/lift-freeze.server.ts";
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
  const reason = text("reason");
  const lifted = await liftFreeze(args.context.services, { ...seen, roles: member.roles, reason });
  if (lifted.ok) return redirect(page, 303);
  return refuseDecision({ form: "unfreeze", refusal: lifted.refusal, reason });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Unfreeze() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

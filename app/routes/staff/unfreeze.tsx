import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { liftFreeze } from "#app/domain/dispute/lift-freeze.server.ts";
import { telephoneKinds } from "#app/domain/request/call-back.ts";
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
  const telephone = telephoneKinds.find((kind) => kind === text("telephone")) ?? null;
  const order = { ...seen, reason, telephone };
  const lifted = await liftFreeze(args.context.services, order);
  if (lifted.ok) return redirect(page, 303);
  const { refusal } = lifted;
  return refuseDecision({
    form: "unfreeze",
    refusal,
    reason,
    telephone: text("telephone"),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Unfreeze() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import {
  loadRequestPage,
  readDecision,
  readReason,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, form, text, page } = await readDecision(args);
  const reason = text("reason");
  const rejected = await rejectRequest(args.context.services, {
    ...seen,
    ...readReason(form),
    reason,
  });
  if (rejected.ok) return redirect(page, 303);
  return refuseDecision({
    form: "rejection",
    refusal: rejected.refusal,
    reason,
    ...readReason(form),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Rejection() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestChanges } from "#app/domain/review/request-changes.server.ts";
import { stepIds } from "#app/domain/situation/ids.ts";
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
  const given = form.getAll("steps");
  const steps = stepIds.filter((id) => given.includes(id));
  const message = text("message");
  const asked = await requestChanges(args.context.services, {
    ...{ ...seen, ...readReason(form) },
    ...{ steps, message },
  });
  if (asked.ok) return redirect(page, 303);
  return refuseDecision({
    form: "changes",
    refusal: asked.refusal,
    steps,
    message,
    ...readReason(form),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Changes() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveCaseChecks } from "#app/domain/review/save-checks.server.ts";
import { checkIds } from "#app/domain/situation/catalogue.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, form, page } = await readDecision(args);
  const given = form.getAll("checks");
  const checks = checkIds.filter((id) => given.includes(id));
  const saved = await saveCaseChecks(args.context.services, { ...seen, checks });
  if (saved.ok) return redirect(page.replace("?done", "#decision"), 303);
  return refuseDecision({ form: "approval", refusal: saved.refusal, checks });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Checks() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

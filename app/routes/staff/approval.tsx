import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { approveRequest } from "#app/domain/review/approve-request.server.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { checkIds } from "#app/domain/situation/catalogue.ts";
import { askForFactor } from "#app/http/staff/ask-for-factor.server.ts";
import { answerPreview, asksPreview } from "#app/http/staff/preview-mail.server.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, row, form, page, text, member, session } = await readDecision(args);
  const given = form.getAll("checks");
  const checks = checkIds.filter((id) => given.includes(id));
  const [lastFour, because] = [text("lastFour"), text("because")];
  const typed = { checks, lastFour, because };
  if (asksPreview(form)) {
    const found = await loadCase(args.context.services, row.reference, seen.staffId);
    const { wouldTakeEffectAt: takesEffectAt = null, confirms = false } = found ?? {};
    const preview = { kind: "approval", takesEffectAt, confirms } as const;
    return answerPreview(args.context.services, row, preview, { form: "approval", ...typed });
  }
  const order = { ...seen, checklist: checks, lastFour, because, session };
  const approved = await approveRequest(args.context.services, order);
  if (approved.ok) return redirect(page, 303);
  const { refusal } = approved;
  if (refusal === "factor-needed") return askForFactor(args.request, args.context, member, form);
  return refuseDecision({ form: "approval", refusal, ...typed });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Approval() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

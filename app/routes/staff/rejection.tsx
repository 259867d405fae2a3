import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import { answerPreview, asksPreview } from "#app/http/staff/preview-mail.server.ts";
import {
  answerTemplate,
  loadRequestPage,
  readDecision,
  readReason,
  readTemplate,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, row, form, text, page } = await readDecision(args);
  const typed = { reason: text("reason"), ...readReason(form) };
  const { services } = args.context;
  const template = readTemplate(form);
  const shown = { form: "rejection", ...typed, ...template } as const;
  if (template.takesTemplate) return answerTemplate(shown);
  if (asksPreview(form)) {
    const order = { kind: "rejection", ...typed } as const;
    return answerPreview(services, row, order, shown);
  }
  const rejected = await rejectRequest(services, { ...seen, ...typed });
  if (rejected.ok) return redirect(page, 303);
  return refuseDecision({ ...shown, refusal: rejected.refusal });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Rejection() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestChanges } from "#app/domain/review/request-changes.server.ts";
import { stepIds } from "#app/domain/situation/ids.ts";
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
  const given = form.getAll("steps");
  const steps = stepIds.filter((id) => given.includes(id));
  const typed = { steps, message: text("message"), ...readReason(form) };
  const { services } = args.context;
  const template = readTemplate(form);
  const shown = { form: "changes", ...typed, ...template } as const;
  if (template.takesTemplate) return answerTemplate(shown);
  if (asksPreview(form)) {
    const order = { kind: "changes", ...typed } as const;
    return answerPreview(services, row, order, shown);
  }
  const asked = await requestChanges(services, { ...seen, ...typed });
  if (asked.ok) return redirect(page, 303);
  return refuseDecision({ ...shown, refusal: asked.refusal });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Changes() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

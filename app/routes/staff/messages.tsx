import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settleThread, writeByStaff } from "#app/domain/thread/write-message.server.ts";
import { formIdOf } from "#app/http/form-id.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { threadIntents } from "#app/ui/staff/intents.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { form, seen, row } = await readDecision(args);
  const { services } = args.context;
  const { requestId, staffId } = seen;
  const page = staffPaths.request({ reference: row.reference });
  if (threadIntents.read(form) === "settle") {
    const settled = await settleThread(services, { requestId, staffId });
    if (settled.ok) return redirect(`${page}#thread`, 303);
    return refuseDecision({ form: "message", refusal: settled.refusal });
  }
  const text = textOf(form, "text");
  const templateId = textOf(form, "templateId");
  const order = { requestId, staffId, text, formId: formIdOf(form), templateId };
  const written = await writeByStaff(services, order);
  if (written.ok) return redirect(`${page}#message-${written.value.id}`, 303);
  return refuseDecision({ form: "message", refusal: written.refusal, text });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Messages() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settleThread } from "#app/domain/thread/write-message.server.ts";
import { receiveStaffMessage } from "#app/http/staff/receive-message.server.ts";
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
  const received = await receiveStaffMessage(args.context, { requestId, staffId }, form);
  if (!("isNew" in received)) return received;
  return redirect(`${page}#message-${received.id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Messages() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireCustomer } from "#app/http/customer/customer.server.ts";
import { receiveMessage } from "#app/http/customer/receive-message.server.ts";
import { threadData } from "#app/http/customer/thread-data.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { NoDownload } from "#app/ui/customer/no-download.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { Thread } from "#app/ui/customer/thread.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, context);
  const { manager, request: mine } = customer;
  const thread = await threadData(context, customer);
  const asked = new URL(request.url).searchParams.get("file");
  const ours = thread.messages.filter(({ side }) => side === "staff");
  const files = ours.flatMap((message) => message.files);
  const file = files.find(({ id }) => id === asked)?.state ?? null;
  return { manager, reference: mine.reference, thread, file };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const customer = await requireCustomer(request, context);
  const received = await receiveMessage(context, customer, request);
  if (!("isNew" in received)) return received;
  return redirect(`${paths.messages()}#message-${received.id}`, 303);
}

export const meta: MetaFunction = () => [{ title: m.thread_title() }];

export default function Messages() {
  const { manager, reference, thread, file } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <StepPage
      title={m.thread_title()}
      back={paths.request()}
      manager={manager}
      errors={refused?.errors}
    >
      <p className="reference">
        {m.journey_status_reference()} <strong className="mono">{reference}</strong>
      </p>
      {file && file !== "checked" ? <NoDownload state={file} /> : null}
      <Thread {...thread} errors={refused?.errors} text={refused?.values["text"]} />
    </StepPage>
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textOf } from "#app/http/forms.server.ts";
import { loadQueuePage } from "#app/http/staff/queue-page.server.ts";
import { searchAddress } from "#app/http/staff/search-address.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { QueuePage } from "#app/ui/staff/queue-page.tsx";

export const loader = loadQueuePage;

export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context);
  const typed = textOf(await request.formData(), "q");
  const query = typed.trim() ? `?${searchAddress(context.services.secrets, typed)}` : "";
  return redirect(`${staffPaths.requests()}${query}`, 303);
}

export const meta: MetaFunction = () => [{ title: m.staff_queue_title() }];

export default function Requests() {
  return <QueuePage {...useLoaderData<typeof loader>()} />;
}

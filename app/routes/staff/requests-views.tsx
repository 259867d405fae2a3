import { type ActionFunctionArgs, data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  deleteQueueView,
  saveQueueView,
  type ViewRefusal,
} from "#app/domain/desk/saved-views.server.ts";
import { limits } from "#app/domain/limits.ts";
import { textOf } from "#app/http/forms.server.ts";
import { loadQueuePage } from "#app/http/staff/queue-page.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { viewIntents } from "#app/ui/staff/intents.ts";
import { QueuePage } from "#app/ui/staff/queue-page.tsx";

export const loader = loadQueuePage;

const words: Record<ViewRefusal, () => string> = {
  "name-missing": () => m.queue_view_name_missing(),
  "name-long": () => m.queue_view_name_long({ most: limits.viewNameLength }),
  "too-many-views": () => m.queue_view_too_many({ most: limits.savedViewsPerMember }),
  "not-found": () => m.queue_view_gone(),
};

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const [name, filters, id] = [textOf(form, "name"), textOf(form, "filters"), textOf(form, "id")];
  const own = { staffId: member.id };
  const answer =
    viewIntents.read(form) === "delete"
      ? await deleteQueueView(context.services, { ...own, id })
      : await saveQueueView(context.services, { ...own, name, filters });
  if (answer.ok) {
    const query = answer.value ? `?${answer.value.filters}` : "";
    return redirect(`${staffPaths.requests()}${query}`, 303);
  }
  const errors = [{ field: "name", message: words[answer.refusal]() }];
  return data({ form: "view" as const, text: name, errors }, 422);
}

export const meta: MetaFunction = () => [{ title: m.staff_queue_title() }];

export default function Views() {
  return <QueuePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addReason, changeReason, retireReason } from "#app/domain/reason/edit-reason.server.ts";
import { reasonId } from "#app/domain/reason/reason-id.ts";
import { versionOf } from "#app/http/forms.server.ts";
import {
  loadReasonsPage,
  readReasonForm,
  refuseReason,
} from "#app/http/staff/reasons-page.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { reasonIntents } from "#app/ui/staff/intents.ts";
import { ReasonsPage } from "#app/ui/staff/reasons-page.tsx";

export const loader = loadReasonsPage;

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const { id: typedId, texts, about } = readReasonForm(form);
  const intent = reasonIntents.read(form);
  const { services } = context;
  const staffId = member.id;
  const back = (id: string) => redirect(`${staffPaths.reasons()}#reason-${id}`, 303);
  if (intent === "add") {
    const added = await addReason(services, { staffId, about, texts });
    return added.ok ? back(added.value) : refuseReason({ ...added, id: null, texts });
  }
  const id = reasonId.safeParse(typedId);
  if (!id.success) throw new Response(null, { status: 404 });
  const order = { staffId, id: id.data };
  const changed =
    intent === "retire" || intent === "restore"
      ? await retireReason(services, { ...order, isRetired: intent === "retire" })
      : await changeReason(services, { ...order, version: versionOf(form), about, texts });
  return changed.ok ? back(id.data) : refuseReason({ ...changed, id: id.data, texts });
}

export const meta: MetaFunction = () => [{ title: m.case_reasons_title() }];

export default function Reasons() {
  return (
    <ReasonsPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { writeNote } from "#app/domain/note/write-note.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { form, seen, row } = await readDecision(args);
  const text = textOf(form, "text");
  const { requestId, staffId } = seen;
  const written = await writeNote(args.context.services, { requestId, staffId, text });
  if (written.ok) {
    return redirect(
      `${staffPaths.request({ reference: row.reference })}#note-${written.value}`,
      303,
    );
  }
  return refuseDecision({ form: "note", refusal: written.refusal, note: text });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function Notes() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffVerdicts } from "#app/domain/document/staff-verdict.ts";
import { documentId } from "#app/domain/ids.ts";
import { judgeByStaff } from "#app/domain/review/judge-by-staff.server.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { seen, text, page } = await readDecision(args);
  const document = documentId.safeParse(args.params["id"]);
  const verdict = staffVerdicts.find((one) => one === text("verdict"));
  if (!document.success || !verdict) throw new Response(null, { status: 404 });
  const judged = await judgeByStaff(args.context.services, {
    requestId: seen.requestId,
    staffId: seen.staffId,
    documentId: document.data,
    verdict,
    reasonId: text("reasonId"),
    comment: text("comment"),
  });
  if (judged.ok) return redirect(`${page}#paper-${document.data}`, 303);
  return refuseDecision({ form: "verdict", refusal: judged.refusal });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function DocumentVerdict() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resendContactProof } from "#app/domain/journey/send-contact-proof.server.ts";
import { spendProof } from "#app/http/contact-proof.server.ts";
import {
  loadRequestPage,
  readDecision,
  refuseDecision,
} from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export async function action(args: ActionFunctionArgs) {
  const { member, row, page } = await readDecision(args);
  const room = await spendProof(args.context, row);
  if (!room.ok) return refuseDecision({ form: "contact-proof", refusal: "too-many" });
  const sent = await resendContactProof(args.context.services, row.id, `staff:${member.id}`);
  if (sent.ok) return redirect(page, 303);
  return refuseDecision({ form: "contact-proof", refusal: sent.refusal });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function ContactProof() {
  return (
    <RequestPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  );
}

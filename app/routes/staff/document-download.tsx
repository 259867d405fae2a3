import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findDocument } from "#app/domain/review/find-document.server.ts";
import {
  documentAddress,
  readDocumentRequest,
  statusOfRefusal,
} from "#app/http/staff/document-request.server.ts";
import { pageMemberOf } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ClosedDocument } from "#app/ui/staff/closed-document.tsx";
import { DownloadPage } from "#app/ui/staff/download-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { member, order } = await readDocumentRequest(args);
  const found = await findDocument(args.context.services, order);
  const who = {
    member: pageMemberOf(member),
    address: documentAddress(order),
    reference: order.reference,
  };
  if (found.ok) return data({ closed: null, shown: { ...who, document: found.value.document } });
  if (found.refusal === "not-found") throw new Response(null, { status: 404 });
  const closed = { ...who, refusal: found.refusal };
  return data({ closed, shown: null }, statusOfRefusal[found.refusal]);
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found?.shown ? m.staff_documents_download_title() : m.staff_documents_closed_title() },
];

export default function DocumentDownload() {
  const { closed, shown } = useLoaderData<typeof loader>();
  return shown ? <DownloadPage {...shown} /> : <ClosedDocument {...closed} />;
}

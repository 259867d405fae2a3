import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPaper } from "#app/domain/review/find-document.server.ts";
import {
  paperAddress,
  readPaperOrder,
  statusOfRefusal,
} from "#app/http/staff/document-request.server.ts";
import { deskMember } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ClosedPaper } from "#app/ui/staff/closed-document.tsx";
import { DownloadPage } from "#app/ui/staff/download-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { member, order } = await readPaperOrder(args);
  const found = await findPaper(args.context.services, order);
  const who = {
    member: deskMember(member),
    address: paperAddress(order),
    reference: order.reference,
  };
  if (found.ok) return data({ closed: null, shown: { ...who, paper: found.value.paper } });
  if (found.refusal === "not-found") throw new Response(null, { status: 404 });
  const closed = { ...who, refusal: found.refusal };
  return data({ closed, shown: null }, statusOfRefusal[found.refusal]);
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found?.shown ? m.desk_papers_download_title() : m.desk_papers_closed_title() },
];

export default function PaperDownload() {
  const { closed, shown } = useLoaderData<typeof loader>();
  return shown ? <DownloadPage {...shown} /> : <ClosedPaper {...closed} />;
}

import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPaper } from "#app/domain/staff/find-paper.server.ts";
import { paperAddress, readPaperOrder, statusOfRefusal } from "#app/http/paper-order.server.ts";
import { deskMember } from "#app/http/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ClosedPaper } from "#app/ui/desk/closed-paper.tsx";
import { DownloadPage } from "#app/ui/desk/download-page.tsx";

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

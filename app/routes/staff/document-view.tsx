import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewDocument } from "#app/domain/review/view-document.server.ts";
import {
  documentAddress,
  readDocumentRequest,
  statusOfRefusal,
} from "#app/http/staff/document-request.server.ts";
import { pageMemberOf } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { ClosedDocument } from "#app/ui/staff/closed-document.tsx";
import { DocumentPage } from "#app/ui/staff/document-page.tsx";
import { readView, viewAddress } from "#app/ui/staff/viewer/view-state.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { member, order } = await readDocumentRequest(args);
  const { searchParams, search } = new URL(args.request.url);
  const asked = readView(searchParams, 9_999, 9_999);
  const go = Number(searchParams.get("go") ?? NaN);
  // A form cannot set the fragment of its target, so redirect to the full address.
  if (go > 0) return redirect(viewAddress({ ...asked, page: Math.trunc(go) }), 303);
  const look = { query: asked.query, goesOn: search !== "" };
  const found = await viewDocument(args.context.services, order, look);
  const who = { member: pageMemberOf(member), address: documentAddress(order) };
  if (!found.ok) {
    if (found.refusal === "not-found") throw new Response(null, { status: 404 });
    const closed = { ...who, reference: order.reference, refusal: found.refusal };
    return data({ closed, shown: null }, statusOfRefusal[found.refusal]);
  }
  const { pages, document } = found.value;
  const view = readView(searchParams, pages.length, document.facts.length);
  return data({ closed: null, shown: { ...who, ...found.value, view } });
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => {
  if (!found?.shown) return [{ title: m.staff_documents_closed_title() }];
  const { document, reference } = found.shown;
  return [
    { title: m.staff_documents_view_title({ kind: documentTitle(document.kind), reference }) },
  ];
};

export default function DocumentView() {
  const { closed, shown } = useLoaderData<typeof loader>();
  return shown ? <DocumentPage {...shown} /> : <ClosedDocument {...closed} />;
}

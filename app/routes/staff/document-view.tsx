import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewPaper } from "#app/domain/review/view-document.server.ts";
import {
  paperAddress,
  readPaperOrder,
  statusOfRefusal,
} from "#app/http/staff/document-request.server.ts";
import { deskMember } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { ClosedPaper } from "#app/ui/staff/closed-document.tsx";
import { PaperPage } from "#app/ui/staff/document-page.tsx";
import { readView, viewAddress } from "#app/ui/staff/viewer/view-state.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { member, order } = await readPaperOrder(args);
  const { searchParams, search } = new URL(args.request.url);
  const asked = readView(searchParams, 9_999, 9_999);
  const go = Number(searchParams.get("go") ?? NaN);
  // A form cannot name the place on its page that it leads to.
  if (go > 0) return redirect(viewAddress({ ...asked, page: Math.trunc(go) }), 303);
  const look = { query: asked.query, goesOn: search !== "" };
  const found = await viewPaper(args.context.services, order, look);
  const who = { member: deskMember(member), address: paperAddress(order) };
  if (!found.ok) {
    if (found.refusal === "not-found") throw new Response(null, { status: 404 });
    const closed = { ...who, reference: order.reference, refusal: found.refusal };
    return data({ closed, shown: null }, statusOfRefusal[found.refusal]);
  }
  const { pages, paper } = found.value;
  const view = readView(searchParams, pages.length, paper.facts.length);
  return data({ closed: null, shown: { ...who, ...found.value, view } });
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => {
  if (!found?.shown) return [{ title: m.desk_papers_closed_title() }];
  const { paper, reference } = found.shown;
  return [{ title: m.desk_papers_view_title({ kind: documentTitle(paper.kind), reference }) }];
};

export default function PaperView() {
  const { closed, shown } = useLoaderData<typeof loader>();
  return shown ? <PaperPage {...shown} /> : <ClosedPaper {...closed} />;
}

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadQueue } from "#app/domain/review/load-queue.server.ts";
import { parseQueueTab } from "#app/domain/review/queue.ts";
import { textOf } from "#app/http/forms.server.ts";
import { searchAddress, searchedFor } from "#app/http/staff/search-address.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { Pagination } from "#app/ui/staff/pagination.tsx";
import { QueueTable } from "#app/ui/staff/queue-table.tsx";
import { QueueTabs } from "#app/ui/staff/queue-tabs.tsx";
import { SearchForm } from "#app/ui/staff/search-form.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const query = new URL(request.url).searchParams;
  const q = searchedFor(context.services.secrets, query);
  const tab = parseQueueTab(query.get("tab") ?? query.get("status"));
  const page = parsePage(query.get("page"));
  const queue = await loadQueue(context.services, { tab, q, page });
  const base = q ? searchAddress(context.services.secrets, q) : `status=${tab}`;
  return { member: pageMemberOf(member), q, base, tab, ...queue };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context);
  const typed = textOf(await request.formData(), "q");
  const query = typed.trim() ? `?${searchAddress(context.services.secrets, typed)}` : "";
  return redirect(`${staffPaths.requests()}${query}`, 303);
}

function parsePage(text: string | null) {
  const page = Number(text ?? 1);
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}

export const meta: MetaFunction = () => [{ title: m.staff_queue_title() }];

export default function Requests() {
  const { member, q, base, tab, page, pages, counts, rows, found } = useLoaderData<typeof loader>();
  return (
    <StaffPage member={member}>
      <div className="desk-title">
        <h1>{m.staff_queue_title()}</h1>
        <SearchForm q={q} />
      </div>
      <QueueTabs counts={counts} current={q ? null : tab} />
      {rows.length > 0 ? (
        <QueueTable
          rows={rows}
          caption={q ? m.staff_found({ count: found ?? 0, q }) : m.staff_queue_caption()}
        />
      ) : (
        <p className="empty-state">{q ? m.staff_found_nothing({ q }) : m.staff_queue_empty()}</p>
      )}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(to) => `${staffPaths.requests()}?${base}&page=${to}`}
      />
    </StaffPage>
  );
}

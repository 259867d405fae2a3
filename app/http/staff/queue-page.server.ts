import type { LoaderFunctionArgs } from "@remix-run/node";
import { listDeskMembers } from "#app/domain/desk/list-members.server.ts";
import { listQueueViews } from "#app/domain/desk/saved-views.server.ts";
import { sightOf } from "#app/domain/desk/sight.server.ts";
import { loadQueue } from "#app/domain/review/load-queue.server.ts";
import { filtersQuery, readFilters } from "#app/domain/review/queue.ts";
import { readCursor, writeCursor } from "#app/domain/review/queue-cursor.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { searchAddress, searchedFor } from "./search-address.server.ts";
import { pageMemberOf, requireStaff } from "./staff.server.ts";

export async function loadQueuePage({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const { services } = context;
  const query = new URL(request.url).searchParams;
  const q = searchedFor(services.secrets, query);
  const sight = await sightOf(services, member);
  const asked = readFilters(query);
  const filters = sight ? ({ ...asked, assignee: "me" } as const) : asked;
  const after = readCursor(query.get("after"));
  const [queue, views, members] = await Promise.all([
    loadQueue(services, { filters, q, after, viewer: member.id, sight }),
    listQueueViews(services, member.id),
    listDeskMembers(services),
  ]);
  const shownQuery = q ? searchAddress(services.secrets, q) : filtersQuery(filters);
  const base = `${staffPaths.requests()}?${shownQuery}`;
  const { next, ...shown } = queue;
  return {
    ...shown,
    ...{ q, filters, views, members },
    query: after ? `${shownQuery}&after=${writeCursor(after)}` : shownQuery,
    member: pageMemberOf(member),
    first: after ? base : null,
    next: next && `${base}&after=${next}`,
    nothingNext: query.get("next") === "none",
  };
}

import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isPermitted } from "#app/domain/access/permissions.ts";
import { listDiffering } from "#app/domain/second-look/list-looks.server.ts";
import { loadStatistics, today } from "#app/domain/statistics/load-statistics.server.ts";
import { lastDays, readPeriod } from "#app/domain/statistics/period.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { StatisticsPage } from "#app/ui/staff/statistics/statistics-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const now = await today(context.services);
  const asked = readPeriod(new URL(request.url).searchParams, now);
  const period = asked.ok ? asked.value : lastDays(30, now);
  const found = await loadStatistics(context.services, period);
  const differing = isPermitted(member.roles, "read-all")
    ? await listDiffering(context.services, period)
    : [];
  const refusal = asked.ok ? null : asked.refusal;
  return data({ member: pageMemberOf(member), found, differing, refusal }, refusal ? 422 : 200);
}

export const meta: MetaFunction = () => [{ title: m.statistics_title() }];

export default function StaffStatistics() {
  return <StatisticsPage {...useLoaderData<typeof loader>()} />;
}

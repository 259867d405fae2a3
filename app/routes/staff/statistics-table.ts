import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadStatistics, today } from "#app/domain/statistics/load-statistics.server.ts";
import { readPeriod } from "#app/domain/statistics/period.ts";
import { recordStatisticsExport } from "#app/domain/statistics/record-export.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { statisticsCsv } from "#app/http/staff/statistics-csv.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { tableIds } from "#app/ui/staff/statistics/table.ts";
import { tableOf } from "#app/ui/staff/statistics/tables.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const { services } = context;
  const table = tableIds.find((id) => `${id}.csv` === params["table"]);
  const period = readPeriod(new URL(request.url).searchParams, await today(services));
  if (!table || !period.ok) throw new Response(null, { status: 404 });
  const found = await loadStatistics(services, period.value);
  await recordStatisticsExport(services, { staffId: member.id, table, period: period.value });
  const { from, to } = period.value;
  const name = m.statistics_csv_file({ table, from, to });
  return new Response(statisticsCsv(tableOf(table, found)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}

import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Period } from "./period.ts";

export function recordStatisticsExport(
  { db }: Pick<Domain, "db">,
  order: { readonly staffId: StaffId; readonly table: string; readonly period: Period },
) {
  const { from, to } = order.period;
  return db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${order.staffId}`,
      action: "statistics.exported",
      details: { table: order.table, from, to },
    }),
  );
}

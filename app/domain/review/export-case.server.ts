import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { databaseMoment } from "#db/connection/clock.server.ts";
import { listLastChecks } from "#db/reviews.server.ts";
import { loadCase } from "./load-case.server.ts";

/** The case as this member sees it. Recorded before anything is sent; null for an unknown reference. */
export async function exportCase(domain: Domain, reference: string, staffId: StaffId) {
  const found = await loadCase(domain, reference, staffId);
  if (!found) return null;
  const { id } = found.request;
  await domain.db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: id,
      actor: `staff:${staffId}`,
      action: "case-exported",
      details: { as: "pdf", version: found.request.version },
    }),
  );
  const checklist = await listLastChecks(domain.db, id);
  return { found, checklist, madeAt: await databaseMoment(domain.db) };
}

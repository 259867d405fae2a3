import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import { riskIds } from "#app/domain/request/risks.ts";
import { isThreadLiving } from "#app/domain/thread/thread.ts";
import type { Sight } from "#db/desk-settings.server.ts";
import { listQueue } from "#db/queue.server.ts";
import { countQueue } from "#db/queue-counts.server.ts";
import { listQueueRows, type StoredQueueRow } from "#db/queue-rows.server.ts";
import { findRequests, type Found } from "./find-requests.server.ts";
import type { QueueFilters, QueueRow } from "./queue.ts";
import { type QueueCursor, writeCursor } from "./queue-cursor.ts";
import { parseSearch } from "./search.server.ts";

interface Asked {
  readonly filters: QueueFilters;
  readonly q: string;
  readonly after: QueueCursor | null;
  readonly viewer: StaffId;
  /** Whose requests the viewer sees; null: all. */
  readonly sight: Sight;
}

/** A search goes through all tabs; filters do not count for it. */
export async function loadQueue({ db }: Domain, asked: Asked) {
  const { viewer, sight } = asked;
  const [counts, found] = await Promise.all([
    countQueue(db, viewer, sight),
    findPage({ db }, asked),
  ]);
  const { places, mode, count } = found;
  const rows = await listQueueRows(db, places.ids);
  return {
    counts,
    rows: rows.map((row) => shown(row, viewer)),
    found: count,
    next: places.next && writeCursor({ mode, ...places.next }),
  };
}

async function findPage({ db }: Pick<Domain, "db">, asked: Asked): Promise<Found> {
  const { q, after, viewer, sight } = asked;
  const search = parseSearch(q);
  if (search) return findRequests(db, search, { after, sight });
  const filters = sight ? ({ ...asked.filters, assignee: sight } as const) : asked.filters;
  const places = await listQueue(db, { filters, viewer, after });
  return { places, mode: "list", count: null };
}

function shown(row: StoredQueueRow, viewer: StaffId): QueueRow {
  const { approvals, risks, assigneeId, customerWroteAt, ...cells } = row;
  const needed = row.status === "submitted" ? approvalsOf(row.riskBand) : 1;
  return {
    ...cells,
    risks: riskIds.filter((risk) => risks.includes(risk)),
    isOwn: assigneeId === viewer,
    hasCustomerWritten: customerWroteAt !== null && isThreadLiving(row.status),
    approvals: needed > 1 ? { given: approvals, needed } : null,
  };
}

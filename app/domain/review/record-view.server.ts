import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, RequestId, StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { appendAuditEvent, appendUnlessRecent } from "#db/audit-events.server.ts";
import type { AnyDocument } from "#db/schema/documents.ts";

interface Seen {
  readonly requestId: RequestId;
  readonly id: DocumentId;
  readonly kind: AnyDocument["kind"];
}

export function recordOpening({ db }: Domain, seen: Seen, staffId: StaffId) {
  return db.transaction((tx) => appendAuditEvent(tx, eventOf(seen, staffId)));
}

export function recordSight({ db }: Domain, seen: Seen, staffId: StaffId) {
  return db.transaction((tx) => appendUnlessRecent(tx, eventOf(seen, staffId), limits.viewMinutes));
}

function eventOf({ requestId, id, kind }: Seen, staffId: StaffId) {
  const details = { document: id, kind };
  return { requestId, actor: `staff:${staffId}`, action: "document-viewed", details } as const;
}

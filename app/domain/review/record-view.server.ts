import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, RequestId, StaffId } from "#app/domain/ids.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { appendAuditEvent, appendUnlessRecent } from "#db/audit-events.server.ts";

/** Minutes for which whoever opened a paper goes on looking at it. */
export const oneLook = 10;

interface Seen {
  readonly requestId: RequestId;
  readonly id: DocumentId;
  readonly kind: DocumentKind;
}

/** The viewer was opened: an event of its own each time. */
export function recordOpening({ db }: Domain, seen: Seen, staffId: StaffId) {
  return db.transaction((tx) => appendAuditEvent(tx, eventOf(seen, staffId)));
}

/** A page, its text or a turn of the viewer was asked for: an event unless the same person is looking already. */
export function recordSight({ db }: Domain, seen: Seen, staffId: StaffId) {
  return db.transaction((tx) => appendUnlessRecent(tx, eventOf(seen, staffId), oneLook));
}

function eventOf({ requestId, id, kind }: Seen, staffId: StaffId) {
  const details = { document: id, kind };
  return { requestId, actor: `staff:${staffId}`, action: "document-viewed", details } as const;
}

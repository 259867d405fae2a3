import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { findCaseLock, listReaders } from "#db/case-holds.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listHandlers } from "#db/desk.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";
import { findStaffMember } from "#db/staff.server.ts";
import type { Desk } from "./desk.ts";

/** Who works on a request, for its page; null for an unknown reference. */
export async function loadDesk(
  { db }: Pick<Domain, "db">,
  reference: string,
  viewer: StaffId,
): Promise<Desk | null> {
  const request = await findRequestByReference(db, reference);
  if (!request) return null;
  const { id: requestId, assigneeId, snoozedUntil, escalatedAt, dueAt } = request;
  const [lock, readers, handlers, now, assignee] = await Promise.all([
    findCaseLock(db, requestId),
    listReaders(db, { requestId, staffId: viewer }),
    listHandlers(db),
    databaseNow(db),
    assigneeId && findStaffMember(db, assigneeId),
  ]);
  const isSnoozed = snoozedUntil !== null && snoozedUntil > now;
  return {
    assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
    isOwn: assigneeId === viewer,
    lockedBy: lock && lock.staffId !== viewer ? { name: lock.name, since: lock.since } : null,
    readers,
    members: handlers.map(({ id, name }) => ({ id, name, isViewer: id === viewer })),
    snoozedUntil: isSnoozed ? snoozedUntil : null,
    escalatedAt,
    dueAt: request.status === "submitted" ? dueAt : null,
  };
}

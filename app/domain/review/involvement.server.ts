import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { hasApproved, sharesAccessWithDecider } from "#db/approvals.server.ts";
import { hasActed } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { hasInvited } from "#db/invitations.server.ts";
import { hasReviewed } from "#db/reviews.server.ts";
import type { Involvement } from "./approval-obstacle.ts";

/** What a staff member already did about a request, in any of its versions. */
export async function involvementOf(
  db: Database,
  requestId: RequestId,
  staffId: StaffId,
): Promise<Involvement> {
  const [invited, askedForChanges, escalated, lifted, ...others] = await Promise.all([
    hasInvited(db, requestId, staffId),
    hasReviewed(db, { requestId, staffId }, ["changes-requested"]),
    hasActed(db, { requestId, staffId }, ["escalated"]),
    hasActed(db, { requestId, staffId }, ["freeze-lifted", "freeze-lift-proposed"]),
    hasApproved(db, requestId, staffId),
    hasReviewed(db, { requestId, staffId }, ["approved"]),
    sharesAccessWithDecider(db, requestId, staffId),
  ]);
  const [approved, decided, sharesAccess] = others;
  const hasDecided = approved || decided;
  return { invited, askedForChanges, escalated, lifted, approved: hasDecided, sharesAccess };
}

import { parseAuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { findLastAct } from "#db/audit-events.server.ts";
import { isRequestWaiting } from "#db/desk.server.ts";
import type { Done } from "./done.ts";

/** Minutes after which an act is no longer announced. */
const fresh = 5;

interface Act {
  readonly requestId: RequestId;
  readonly staffId: StaffId;
  readonly mayApprove: boolean;
}

export async function findDone(
  { db }: Pick<Domain, "db">,
  { requestId, staffId, mayApprove }: Act,
): Promise<Done | null> {
  const action = await findLastAct(db, { requestId, staffId }, fresh);
  if (!action) return null;
  const hasNext = await isRequestWaiting(db, { staffId, mayApprove, except: [requestId] });
  return { action: parseAuditAction(action), hasNext };
}

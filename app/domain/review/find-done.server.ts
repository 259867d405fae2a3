import { parseAuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { findLastAct } from "#db/audit-events.server.ts";
import { findNextCase } from "#db/next-case.server.ts";
import type { Done } from "./done.ts";

/** Minutes after which an act is no longer announced. */
const fresh = 5;

export async function findDone(
  { db }: Pick<Domain, "db">,
  act: { readonly requestId: RequestId; readonly staffId: StaffId },
): Promise<Done | null> {
  const action = await findLastAct(db, act, fresh);
  if (!action) return null;
  return { action: parseAuditAction(action), next: await findNextCase(db, act.requestId) };
}

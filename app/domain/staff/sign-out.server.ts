import { z } from "zod";
import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { endAllSessions, endOwnSession, endStaffSession } from "#db/staff-sessions.server.ts";

/** The session that ended; null: none. */
export function signOut(domain: Domain, token: string) {
  return domain.db.transaction(async (tx) => {
    const session = await endStaffSession(tx, digest(token));
    if (session) await record(tx, session.staffId, "staff.signed-out");
    return session;
  });
}

export async function signOutEverywhere(domain: Domain, staffId: StaffId) {
  await domain.db.transaction(async (tx) => {
    const sessions = await endAllSessions(tx, staffId);
    await record(tx, staffId, "staff.signed-out-everywhere", { sessions });
  });
}

export async function endSessionOf(
  domain: Domain,
  staffId: StaffId,
  sessionId: string,
): Promise<Result<null, "not-found">> {
  const id = z.uuid().safeParse(sessionId);
  if (!id.success) return refuse("not-found");
  return domain.db.transaction(async (tx) => {
    if (!(await endOwnSession(tx, staffId, id.data))) return refuse("not-found");
    await record(tx, staffId, "staff.session-ended");
    return accept(null);
  });
}

function record(
  tx: Transaction,
  id: StaffId,
  action: AuditAction,
  details: Record<string, unknown> = {},
) {
  return appendAuditEvent(tx, { requestId: null, actor: `staff:${id}`, action, details });
}

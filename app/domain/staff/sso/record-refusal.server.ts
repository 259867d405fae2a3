import type { StaffId } from "#app/domain/ids.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Database, Transaction } from "#db/connection/client.server.ts";
import type { Visit } from "#db/staff-sessions.server.ts";
import type { IdentityRefusal } from "./sso-refusal.ts";

interface RefusedSso {
  readonly reason: IdentityRefusal | "invalid";
  readonly visit: Visit;
  readonly staffId?: StaffId | undefined;
}

/** Nothing of a person who is no member is stored. */
export async function recordRefusal(db: Database | Transaction, refused: RefusedSso) {
  const { reason, visit, staffId = null } = refused;
  await db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: null,
      actor: "system",
      action: "staff.sso-refused",
      details: { reason, staffId, address: visit.address },
    }),
  );
}

import { isPermitted, type Permission } from "#app/domain/access/permissions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { refuse, type Refused, type Result } from "#app/domain/result.ts";
import type { Database, Transaction } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listRoles } from "#db/staff.server.ts";

export interface Seen {
  readonly requestId: RequestId;
  readonly version: number;
  readonly staffId: StaffId;
}

export type SeenWithReason = Seen & { readonly reason: string };

/**
 * Of two concurrent decisions, the second is refused as `stale`. The role is read here again, because
 * it may have been taken away since the page was opened.
 */
export function decideOnSeen<Decided extends Result<Request, string>>(
  domain: Domain,
  seen: Seen,
  permission: Permission,
  decide: (tx: Transaction, request: Request) => Promise<Decided>,
): Promise<Decided | Refused<"stale" | "not-found" | "not-permitted">> {
  return changeRequest(domain, seen.requestId, async (tx, request) => {
    if (!(await isStillPermitted(tx, seen.staffId, permission))) return refuse("not-permitted");
    return request.version === seen.version ? decide(tx, request) : refuse("stale");
  });
}

export async function isStillPermitted(db: Database, staffId: StaffId, permission: Permission) {
  return isPermitted(await listRoles(db, staffId), permission);
}

import type { Permission } from "#app/domain/access/permissions.ts";
import type { Domain } from "#app/domain/domain.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { refuse, type Refused, type Result } from "#app/domain/result.ts";
import { isLockedByOther, unlockCase } from "#db/case-holds.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { updateDesk } from "#db/desk.server.ts";
import type { Request } from "#db/schema/requests.ts";

export interface Seen extends StaffAct {
  readonly version: number;
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
): Promise<Decided | Refused<"stale" | "not-found" | "not-permitted" | "locked">> {
  return changeByStaff(domain, seen, permission, async (tx, request) => {
    if (request.version !== seen.version) return refuse("stale");
    if (permission !== "lift" && (await isLockedByOther(tx, seen))) return refuse("locked");
    const decided = await decide(tx, request);
    if (decided.ok) await leave(tx, request, decided.value);
    return decided;
  });
}

/** Their work is done; where another approval is missing, somebody else takes the request. */
async function leave(tx: Transaction, before: Request, after: Request) {
  await unlockCase(tx, before.id);
  const isHandedOn = after.status === "submitted" && after.version === before.version;
  if (isHandedOn) await updateDesk(tx, before.id, { assigneeId: null, assignedAt: null });
}

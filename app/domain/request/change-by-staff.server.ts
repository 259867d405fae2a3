import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Permission } from "#app/domain/access/permissions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { refuse, type Refused, type Result } from "#app/domain/result.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { changeRequest } from "./change-request.server.ts";

export interface StaffAct {
  readonly requestId: RequestId;
  readonly staffId: StaffId;
}

/** Locks the request's row, then reads whether the member may still do this. */
export function changeByStaff<Changed extends Result<unknown, string>>(
  domain: Domain,
  { requestId, staffId }: StaffAct,
  permission: Permission,
  change: (tx: Transaction, request: Request) => Promise<Changed>,
): Promise<Changed | Refused<"not-found" | "not-permitted">> {
  return changeRequest(domain, requestId, async (tx, request) =>
    (await isStillPermitted(tx, staffId, permission))
      ? change(tx, request)
      : refuse("not-permitted"),
  );
}

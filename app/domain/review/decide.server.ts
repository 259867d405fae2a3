import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { refuse, type Refused, type Result } from "#app/domain/result.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { insertReview } from "#db/reviews.server.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Review } from "#db/schema/reviews.ts";
import type { StaffRole } from "#db/schema/staff.ts";

export interface Seen {
  readonly requestId: RequestId;
  readonly version: number;
  readonly staffId: StaffId;
}

export type SeenWithReason = Seen & {
  readonly roles: readonly StaffRole[];
  readonly reason: string;
};

/** Of two concurrent decisions, the second is refused as `stale`. */
export function decideOnSeen<Decided extends Result<Request, string>>(
  domain: Domain,
  seen: Seen,
  decide: (tx: Transaction, request: Request) => Promise<Decided>,
): Promise<Decided | Refused<"stale" | "not-found">> {
  return changeRequest(domain, seen.requestId, async (tx, request) =>
    request.version === seen.version ? decide(tx, request) : refuse("stale"),
  );
}

export function writeReview(
  tx: Transaction,
  { requestId, version, staffId }: Seen,
  review: Pick<Review, "decision"> & Partial<Pick<Review, "message" | "steps" | "checklist">>,
) {
  return insertReview(tx, { requestId, version, staffId, ...review });
}

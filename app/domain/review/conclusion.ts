import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Actor } from "#app/domain/audit/event.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Review } from "#db/schema/reviews.ts";

/** A decision that can no longer be undone. */
export interface Conclusion {
  readonly request: Request;
  readonly review: Review;
  readonly event: {
    readonly actor: Actor;
    readonly action: AuditAction;
    readonly details: Record<string, unknown>;
  };
}

import { isOpen, type Status } from "#app/domain/request/state-machine.ts";
import type { Involvement } from "#app/domain/review/approval-obstacle.ts";

export type LiftObstacle = "not-frozen" | "wrong-status" | "inviter" | "involved" | "shared-access";

interface LiftFacts {
  readonly request: { readonly status: Status; readonly frozenAt: Date | null };
  readonly involvement: Involvement;
}

/**
 * On a closed request the freeze keeps its recipient out, so it cannot be lifted. Otherwise a
 * person lifts it who did nothing yet for the request.
 */
export function liftObstacle({ request, involvement }: LiftFacts): LiftObstacle | null {
  if (!request.frozenAt) return "not-frozen";
  if (!isOpen(request.status)) return "wrong-status";
  if (involvement.invited) return "inviter";
  if (involvement.approved || involvement.askedForChanges) return "involved";
  return involvement.sharesAccess ? "shared-access" : null;
}

import type { DecisionId } from "#app/domain/request/decision-ids.ts";

export interface UndoFacts {
  readonly pending: { readonly decision: DecisionId; readonly isOwn: boolean } | null;
  /** Gave an approval to the version that was decided on, or that waits for another one. */
  readonly hasApproved: boolean;
  readonly isAdministrator: boolean;
}

export type UndoObstacle = "nothing-to-undo" | "not-own-decision";

/**
 * An approval is undone by anyone whose yes is part of it, and by an administrator: that only makes
 * the request wait. A rejection or a return is undone by its maker alone, so that nobody clears the
 * way for an approval of their own.
 */
export function undoObstacle({ pending, hasApproved, isAdministrator }: UndoFacts) {
  if (!pending) return hasApproved ? null : ("nothing-to-undo" satisfies UndoObstacle);
  if (pending.isOwn) return null;
  const stops = pending.decision === "approved" && (hasApproved || isAdministrator);
  return stops ? null : ("not-own-decision" satisfies UndoObstacle);
}

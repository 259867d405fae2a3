import { accept, refuse, type Result } from "#app/domain/result.ts";
import { type DecisionId, decisionIds } from "./decision-ids.ts";

export const statuses = [
  "started",
  "submitted",
  "returned",
  "approved",
  "applied",
  "rejected",
  "withdrawn",
  "superseded",
  "expired",
] as const;
export type Status = (typeof statuses)[number];

interface Transition {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly by: "customer" | "staff" | "system";
  readonly stoppedByFreeze: boolean;
  readonly onlyFrozenFrom?: readonly Status[];
  /** Decisions that can still be undone and do not stop this action: it voids them. */
  readonly overrules: readonly DecisionId[];
}

export const editableStatuses = ["started", "returned"] as const satisfies Status[];
/** An account has at most one request in one of these. */
export const openStatuses = [
  "started",
  "submitted",
  "returned",
  "approved",
] as const satisfies Status[];

/** A return by a new link shows these first; a superseded draft has nothing to tell. */
const toldStatuses = ["applied", "rejected", "withdrawn", "expired"] as const satisfies Status[];

/** A database trigger enforces the same table. */
export const transitions = {
  submit: {
    from: editableStatuses,
    to: "submitted",
    by: "customer",
    stoppedByFreeze: true,
    overrules: decisionIds,
  },
  withdraw: {
    from: [...editableStatuses, "submitted"],
    to: "withdrawn",
    by: "customer",
    stoppedByFreeze: true,
    overrules: decisionIds,
  },
  supersede: {
    from: editableStatuses,
    to: "superseded",
    by: "system",
    stoppedByFreeze: true,
    overrules: decisionIds,
  },
  expire: {
    from: editableStatuses,
    to: "expired",
    by: "system",
    stoppedByFreeze: true,
    overrules: decisionIds,
  },
  "request-changes": {
    from: ["submitted"],
    to: "returned",
    by: "staff",
    stoppedByFreeze: true,
    overrules: [],
  },
  /** Changes that were asked for by mistake, while the customer has not begun. */
  "take-back": {
    from: ["returned"],
    to: "submitted",
    by: "staff",
    stoppedByFreeze: true,
    overrules: [],
  },
  /** Staff may reject a draft only while a freeze prevents everyone else from ending it. */
  reject: {
    from: [...editableStatuses, "submitted", "approved"],
    to: "rejected",
    by: "staff",
    stoppedByFreeze: false,
    onlyFrozenFrom: editableStatuses,
    /** A colleague who knows better need not wait until an approval takes effect. */
    overrules: ["approved"],
  },
  approve: {
    from: ["submitted"],
    to: "approved",
    by: "staff",
    stoppedByFreeze: true,
    overrules: [],
  },
  apply: {
    from: ["approved"],
    to: "applied",
    by: "system",
    stoppedByFreeze: true,
    overrules: [],
  },
} as const satisfies Record<string, Transition>;
export type Action = keyof typeof transitions;

export type TransitionRefusal = "wrong-status" | "frozen" | "decision-pending";

interface Moved {
  readonly status: Status;
  readonly frozenAt: Date | null;
  readonly pendingDecision: DecisionId | null;
}

export function transition(request: Moved, action: Action): Result<Status, TransitionRefusal> {
  const rule: Transition = transitions[action];
  if (!rule.from.includes(request.status)) return refuse("wrong-status");
  if (rule.stoppedByFreeze && request.frozenAt) return refuse("frozen");
  if (rule.onlyFrozenFrom?.includes(request.status) && !request.frozenAt)
    return refuse("wrong-status");
  const { pendingDecision: pending } = request;
  if (pending && !rule.overrules.includes(pending)) return refuse("decision-pending");
  return accept(rule.to);
}

export function isOpen(status: Status) {
  return isIn(openStatuses, status);
}

/** It has ended, and its outcome is worth a page. */
export function hasOutcome(status: Status) {
  return isIn(toldStatuses, status);
}

export function isEditable(status: Status) {
  return isIn(editableStatuses, status);
}

const actionOf = {
  approved: "approve",
  rejected: "reject",
  "changes-requested": "request-changes",
} as const satisfies Record<DecisionId, Action>;

/** What staff decided, at the end of the time in which it can be undone. */
function conclusionOf(request: Moved): Result<Status, TransitionRefusal> {
  const { pendingDecision } = request;
  if (!pendingDecision) return refuse("wrong-status");
  return transition({ ...request, pendingDecision: null }, actionOf[pendingDecision]);
}

/**
 * Whether a decision still stands after the request changed. An approval is for exactly the version
 * that was seen, so any change voids it.
 */
export function pendingStands(changed: Moved) {
  return changed.pendingDecision !== "approved" && conclusionOf(changed).ok;
}

function isIn(list: readonly Status[], status: Status) {
  return list.includes(status);
}

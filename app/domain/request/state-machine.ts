import { accept, refuse, type Result } from "#app/domain/result.ts";

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
  submit: { from: editableStatuses, to: "submitted", by: "customer", stoppedByFreeze: true },
  withdraw: {
    from: [...editableStatuses, "submitted"],
    to: "withdrawn",
    by: "customer",
    stoppedByFreeze: true,
  },
  supersede: { from: editableStatuses, to: "superseded", by: "system", stoppedByFreeze: true },
  expire: { from: editableStatuses, to: "expired", by: "system", stoppedByFreeze: true },
  "request-changes": { from: ["submitted"], to: "returned", by: "staff", stoppedByFreeze: true },
  /** Staff may reject a draft only while a freeze prevents everyone else from ending it. */
  reject: {
    from: [...editableStatuses, "submitted", "approved"],
    to: "rejected",
    by: "staff",
    stoppedByFreeze: false,
    onlyFrozenFrom: editableStatuses,
  },
  approve: { from: ["submitted"], to: "approved", by: "staff", stoppedByFreeze: true },
  apply: { from: ["approved"], to: "applied", by: "system", stoppedByFreeze: true },
} as const satisfies Record<string, Transition>;
export type Action = keyof typeof transitions;

export type TransitionRefusal = "wrong-status" | "frozen";

export function transition(
  request: { readonly status: Status; readonly frozenAt: Date | null },
  action: Action,
): Result<Status, TransitionRefusal> {
  const rule: Transition = transitions[action];
  if (!rule.from.includes(request.status)) return refuse("wrong-status");
  if (rule.stoppedByFreeze && request.frozenAt) return refuse("frozen");
  if (rule.onlyFrozenFrom?.includes(request.status) && !request.frozenAt)
    return refuse("wrong-status");
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

function isIn(list: readonly Status[], status: Status) {
  return list.includes(status);
}

import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Office } from "./office.ts";
import { addWorkingMinutes, workingMinutesBetween } from "./working-time.ts";

export interface ClockEvent {
  readonly at: Date;
  readonly action: AuditAction;
}

/** What an event says about whose turn it is. */
const turns: { readonly [Action in AuditAction]?: "staff" | "others" } = {
  submitted: "staff",
  "changes-requested": "others",
  "changes-taken-back": "staff",
  approved: "others",
  rejected: "others",
  withdrawn: "others",
  "decision-undone": "staff",
  "decision-voided": "staff",
};

const freezes: { readonly [Action in AuditAction]?: boolean } = {
  frozen: true,
  "frozen-by-staff": true,
  "freeze-lifted": false,
};

export interface ClockReading {
  /** Null while the customer acts or a freeze stands: the clock stands still. */
  readonly dueAt: Date | null;
  readonly minutesLeft: number;
}

/** Reads the whole course of a request, so that it may be asked again at any time. */
export function readStaffClock(
  events: readonly ClockEvent[],
  minutes: number,
  office: Office,
): ClockReading {
  let [isTurn, isFrozen] = [false, false];
  let runsSince: Date | null = null;
  let left = minutes;
  for (const { at, action } of events) {
    const turn = turns[action];
    if (turn) isTurn = turn === "staff";
    isFrozen = freezes[action] ?? isFrozen;
    const runs = isTurn && !isFrozen;
    if (runs) runsSince ??= at;
    else if (runsSince) {
      left -= workingMinutesBetween(runsSince, at, office);
      runsSince = null;
    }
  }
  left = Math.max(0, left);
  const dueAt = runsSince && addWorkingMinutes(runsSince, left, office);
  return { dueAt, minutesLeft: left };
}

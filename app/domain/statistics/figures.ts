import type { Movement } from "#app/domain/audit/actions.ts";

/** How second looks end: the same decision, another one, or none in time. */
export const secondLookFigures = [
  "second-look-agreed",
  "second-look-differed",
  "second-look-lapsed",
] as const satisfies Figure[];

/**
 * What is counted each day. Stored: never reuse a name.
 *
 * - `started`: requests begun.
 * - `submitted` … `superseded`: that this happened; the key is the situation, or "none".
 * - `reason`, `changes-reason`: of a refusal, of asked changes; the key is the reason, or "other".
 * - `changes-step`: the key is a step that was asked for again.
 * - `drop-out`: drafts that ended unsent; the key is where they stopped, the part is how they ended.
 * - `second-look-…`: the key is the situation, as for the first decision.
 * - `sms-…`: the key is the provider, the part is where the number belongs.
 */
export type Figure =
  | "started"
  | Movement
  | "reason"
  | "changes-reason"
  | "changes-step"
  | "drop-out"
  | "sms-sent"
  | "sms-refused"
  | "sms-unknown"
  | "sms-waiting"
  | "sms-ended"
  | "second-look-agreed"
  | "second-look-differed"
  | "second-look-lapsed";

export interface Count {
  readonly figure: Figure;
  readonly key: string;
  readonly part: string;
  readonly count: number;
}

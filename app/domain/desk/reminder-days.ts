/** Whole days of 24 hours. */
export interface ReminderDays {
  /** Without a sign of the customer who has to act; then the first reminder goes. */
  readonly first: number;
  readonly second: number;
  /** Before an abandoned request ends, its customer is told so. */
  readonly notice: number;
}

export interface ReminderSettings extends ReminderDays {
  /** 0: nobody has chosen. */
  readonly version: number;
}

type DaysFault = "not-days" | "not-in-order" | "after-the-end";

export type DaysRefusal = "not-permitted" | "stale" | DaysFault;
export type DaysField = keyof ReminderDays;

/** `abandonedDays`: after these the request ends by itself. */
export function daysFault(
  { first, second, notice }: ReminderDays,
  abandonedDays: number,
): { readonly fault: DaysFault; readonly field: DaysField } | null {
  const days = { first, second, notice };
  const wrong = (["first", "second", "notice"] as const).find((name) => !isDays(days[name]));
  if (wrong) return { fault: "not-days", field: wrong };
  const late = (["first", "second", "notice"] as const).find((one) => days[one] >= abandonedDays);
  if (late) return { fault: "after-the-end", field: late };
  return second > first ? null : { fault: "not-in-order", field: "second" };
}

function isDays(days: number) {
  return Number.isSafeInteger(days) && days >= 1;
}

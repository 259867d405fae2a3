import type { Status } from "#app/domain/request/state-machine.ts";

export const threadSides = ["staff", "customer"] as const;
export type ThreadSide = (typeof threadSides)[number];

/** As a page shows it. */
export interface ShownMessage {
  readonly id: string;
  readonly side: ThreadSide;
  /** Who of staff wrote it, for staff; null for the customer, who reads no names. */
  readonly by: string | null;
  readonly at: Date;
  /** Null: erased. */
  readonly text: string | null;
  /** When the other side first read it. */
  readonly readAt: Date | null;
}

/** Sent at least once, and not over. */
const living: readonly Status[] = ["submitted", "returned", "approved"];

export function isThreadLiving(status: Status) {
  return living.includes(status);
}

interface Written {
  readonly status: Status;
  readonly frozenAt: Date | null;
}

export type ThreadClosure = "thread-closed" | "frozen";

/**
 * Null: both sides may write. While the request is suspended nobody may: who opened it may be the
 * thief, and staff call the numbers that were known before.
 */
export function threadClosure({ status, frozenAt }: Written): ThreadClosure | null {
  if (!isThreadLiving(status)) return "thread-closed";
  return frozenAt ? "frozen" : null;
}
